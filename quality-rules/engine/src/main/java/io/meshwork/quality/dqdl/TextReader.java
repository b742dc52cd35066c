package io.meshwork.quality.dqdl;

import io.meshwork.quality.dqdl.DqdlText.ReferenceText;
import io.meshwork.quality.sql.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.antlr.v4.runtime.Token;

/** Reads one text, rule by rule: the library's parser stops at the first error. */
final class TextReader {
  private static final String ADDITIONAL = "AdditionalDataSources";
  private static final List<String> DATA_SOURCES = List.of("Primary", ADDITIONAL);

  private final int firstLine;
  private final Usages usages;
  private final Sections sections;
  private final Variables variables;
  private final List<RuleText> rules = new ArrayList<>();
  private final List<AnalyzerText> analyzers = new ArrayList<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final List<ReferenceText> references = new ArrayList<>();
  private final List<SyntaxProblem> problems = new ArrayList<>();

  TextReader(String text, int firstLine, Usages usages) {
    this.firstLine = firstLine;
    this.usages = usages;
    this.sections = Sections.of(Grammar.tokens(text), usages.ruleTypes()::contains);
    this.variables = Variables.of(sections.variables());
  }

  DqdlText read() {
    problems.addAll(new SectionProblems(sections, firstLine).all());
    sections.named(Sections.RULES).ifPresent(s -> items(s, this::readRule));
    sections.named(Sections.ANALYZERS).ifPresent(s -> items(s, this::readAnalyzer));
    sections
        .named(Sections.METADATA)
        .ifPresent(
            s -> pairs(s).forEach((key, value) -> metadata.put(key, String.join(", ", value))));
    sections.named(Sections.DATA_SOURCES).ifPresent(this::readDataSources);
    return new DqdlText(rules, analyzers, metadata, references, problems);
  }

  private void items(Section section, Consumer<RuleTokens> read) {
    if (!section.bracket().equals("[")) {
      return;
    }
    int line = firstLine;
    for (List<Token> tokens : section.items()) {
      if (tokens.isEmpty()) {
        problems.add(
            new SyntaxProblem(
                line,
                "two commas, a comma before the first rule or after the last one. Remove it."));
        continue;
      }
      read.accept(new RuleTokens(tokens));
      line = lineOf(tokens.get(tokens.size() - 1));
    }
  }

  private void readRule(RuleTokens written) {
    int line = firstLine + written.line() - 1;
    List<String> found = new ArrayList<>();
    written.ruleTypes().stream()
        .filter(t -> !usages.ruleTypes().contains(t))
        .forEach(t -> found.add(unknownRuleType(t)));
    RuleTokens tokens = variables.in(written, found);
    if (!found.isEmpty()) {
      found.forEach(p -> problems.add(new SyntaxProblem(line, p)));
      return;
    }
    List<Tag> tags =
        tokens.tags().stream()
            .map(t -> new Tag(t.name(), t.value(), firstLine + t.line() - 1))
            .toList();
    RuleParser.Outcome outcome = new RuleParser(usages).rule(tokens);
    outcome.problem().ifPresent(p -> problems.add(new SyntaxProblem(line, p)));
    outcome
        .rule()
        .ifPresent(
            rule -> rules.add(new RuleText(line, written.text(), written.untagged(), tags, rule)));
  }

  private void readAnalyzer(RuleTokens written) {
    int line = firstLine + written.line() - 1;
    List<String> found = new ArrayList<>();
    RuleTokens tokens = variables.in(written, found);
    String type = written.tokens().get(0).getText();
    if (!usages.analyzerTypes().contains(type)) {
      found.add(unknown("analyzer", type, usages.analyzerTypes()));
    }
    if (found.isEmpty()) {
      RuleParser.Outcome outcome = new RuleParser(usages).analyzer(tokens);
      outcome.problem().ifPresent(found::add);
      outcome.rule().ifPresent(a -> analyzers.add(new AnalyzerText(line, a)));
    }
    found.forEach(p -> problems.add(new SyntaxProblem(line, p)));
  }

  private void readDataSources(Section section) {
    int line = lineOf(section.name());
    pairs(section)
        .forEach(
            (key, names) -> {
              if (!DATA_SOURCES.contains(key)) {
                problems.add(
                    new SyntaxProblem(
                        line,
                        "DataSources has no \"%s\".%s It has: %s."
                            .formatted(
                                key,
                                Suggestion.of(key, DATA_SOURCES),
                                String.join(", ", DATA_SOURCES))));
              }
              if (key.equals(ADDITIONAL)) {
                names.forEach(name -> references.add(new ReferenceText(name, line)));
              }
            });
  }

  private Map<String, List<String>> pairs(Section section) {
    Dictionary dictionary = Dictionary.of(section);
    dictionary
        .misplaced()
        .forEach(
            token ->
                problems.add(
                    new SyntaxProblem(
                        lineOf(token),
                        "%s can't be understood from '%s' on. Write it like: %1$s = { \"key\": \"value\" }"
                            .formatted(section.title(), token.getText()))));
    return dictionary.pairs();
  }

  private String unknownRuleType(String type) {
    return usages
        .refusal(type)
        .orElseGet(
            () ->
                usages.analyzerTypes().contains(type)
                    ? "%s is an analyzer, not a rule. It stands in: Analyzers = [ %1$s \"column\" ]"
                        .formatted(type)
                    : unknown("rule type", type, usages.ruleTypes()));
  }

  private static String unknown(String what, String type, Collection<String> known) {
    return "%s \"%s\" is not supported.%s Supported: %s."
        .formatted(what, type, Suggestion.of(type, known), String.join(", ", known));
  }

  private int lineOf(Token token) {
    return firstLine + token.getLine() - 1;
  }
}
