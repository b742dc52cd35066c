package io.meshwork.quality.dqdl;

import java.util.List;
import java.util.Map;

/**
 * What was found in one text: the rules and analyzers that could be read, and why others could not.
 *
 * @param metadata the pairs of {@code Metadata}
 * @param references the data sets that {@code DataSources} names beside the primary one
 */
public record DqdlText(
    List<RuleText> rules,
    List<AnalyzerText> analyzers,
    Map<String, String> metadata,
    List<ReferenceText> references,
    List<SyntaxProblem> problems) {
  public DqdlText {
    rules = List.copyOf(rules);
    analyzers = List.copyOf(analyzers);
    metadata = Map.copyOf(metadata);
    references = List.copyOf(references);
    problems = List.copyOf(problems);
  }

  /** A data set that {@code DataSources} names, and the line of the file on which it does. */
  public record ReferenceText(String name, int line) {}

  /**
   * Reads a text: the sections {@code Rules}, {@code Analyzers}, {@code Metadata} and {@code
   * DataSources} and variables, in any order, or bare rules with commas between.
   *
   * @param firstLine the line of its file on which the text begins
   * @param usages says how a rule of a type is written
   */
  public static DqdlText read(String text, int firstLine, Usages usages) {
    // The grammar knows no carriage return, and ends a comment only at a line's end.
    String lines = text.replace("\r\n", "\n").replace('\r', '\n') + "\n";
    return new TextReader(lines, firstLine, usages).read();
  }
}
