package io.meshwork.quality.dqdl;

import io.meshwork.quality.sql.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.Token;

/** Reads one text, rule by rule: the library's parser stops at the first error. */
final class TextReader {
  private final int firstLine;
  private final Usages usages;
  private final Sections sections;
  private final List<RuleText> rules = new ArrayList<>();
  private final List<SyntaxProblem> problems = new ArrayList<>();

  TextReader(String text, int firstLine, Usages usages) {
    this.firstLine = firstLine;
    this.usages = usages;
    this.sections = Sections.of(Grammar.tokens(text));
  }

  DqdlText read() {
    checkSections();
    int line = firstLine;
    for (List<Token> tokens : sections.byRule()) {
      if (tokens.isEmpty()) {
        problems.add(
            new SyntaxProblem(
                line,
                "two commas, a comma before the first rule or after the last one. Remove it."));
        continue;
      }
      read(new RuleTokens(tokens));
      line = firstLine + tokens.get(tokens.size() - 1).getLine() - 1;
    }
    return new DqdlText(rules, problems);
  }

  private void checkSections() {
    if (sections.rules().isEmpty() && !sections.header().isEmpty()) {
      problem(
          sections.header().get(0),
          "no rules found. Write them as: Rules = [ IsComplete \"column\", RowCount > 0 ]");
      return;
    }
    if (!sections.closed()) {
      problem(
          sections.rules().get(sections.rules().size() - 1),
          "the bracket of \"Rules = [\" is not closed. Add ] after the last rule.");
    }
    if (!sections.footer().isEmpty()) {
      Token extra = sections.footer().get(0);
      problem(
          extra,
          "\"%s\" after the rules is not supported. Remove it; only Rules = [ ... ] is read."
              .formatted(extra.getText()));
    }
  }

  private void read(RuleTokens tokens) {
    int line = firstLine + tokens.line() - 1;
    List<String> unknown =
        tokens.ruleTypes().stream().filter(t -> usages.usage(t).isEmpty()).toList();
    unknown.forEach(t -> problems.add(new SyntaxProblem(line, unknownRuleType(t))));
    if (!unknown.isEmpty()) {
      return;
    }
    List<Tag> tags =
        tokens.tags().stream()
            .map(t -> new Tag(t.name(), t.value(), firstLine + t.line() - 1))
            .toList();
    RuleParser.Outcome outcome = new RuleParser(usages).parse(headerText(), tokens);
    outcome.problem().ifPresent(p -> problems.add(new SyntaxProblem(line, p)));
    outcome
        .rule()
        .ifPresent(
            rule -> rules.add(new RuleText(line, tokens.text(), tokens.untagged(), tags, rule)));
  }

  private String headerText() {
    return sections.header().stream().map(Token::getText).collect(Collectors.joining(" "));
  }

  private String unknownRuleType(String type) {
    return "rule type \"%s\" is not supported.%s Supported: %s."
        .formatted(
            type, Suggestion.of(type, usages.ruleTypes()), String.join(", ", usages.ruleTypes()));
  }

  private void problem(Token at, String message) {
    problems.add(new SyntaxProblem(firstLine + at.getLine() - 1, message));
  }
}
