package io.meshwork.quality.dqdl;

import java.util.List;

/** What was found in one text: the rules that could be read, and why others could not. */
public record DqdlText(List<RuleText> rules, List<SyntaxProblem> problems) {
  public DqdlText {
    rules = List.copyOf(rules);
    problems = List.copyOf(problems);
  }

  /**
   * Reads a text, which is {@code Rules = [ ... ]}, possibly after variables, or bare rules with
   * commas between.
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
