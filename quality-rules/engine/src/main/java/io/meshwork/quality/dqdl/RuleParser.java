package io.meshwork.quality.dqdl;

import io.meshwork.quality.sql.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.glue.dqdl.exception.InvalidDataQualityRulesetException;
import software.amazon.glue.dqdl.model.DQAnalyzer;
import software.amazon.glue.dqdl.model.DQRule;
import software.amazon.glue.dqdl.model.DQRuleset;
import software.amazon.glue.dqdl.model.condition.Condition;
import software.amazon.glue.dqdl.parser.DQDLParser;

/** Has the library read one rule, and puts its complaints into words. */
record RuleParser(Usages usages) {
  /** Either the rule or the problem. */
  record Outcome(Optional<DQRule> rule, Optional<String> problem) {}

  private static final Pattern POSITION = Pattern.compile("line (\\d+):(\\d+) ");
  private static final Pattern UNSUPPORTED =
      Pattern.compile("(Threshold condition|Where clause) (?:is )?not supported");
  private static final List<String> KEYWORDS =
      List.of(
          "between",
          "in",
          "not",
          "matches",
          "where",
          "with",
          "threshold",
          "days",
          "hours",
          "minutes",
          "and",
          "or");

  /** Reads a rule, whose variables are in place. */
  Outcome rule(RuleTokens tokens) {
    return parse(Sections.RULES, tokens, set -> set.getRules().get(0));
  }

  /** Reads an analyzer, as a rule without a condition. */
  Outcome analyzer(RuleTokens tokens) {
    return parse(
        Sections.ANALYZERS,
        tokens,
        set -> {
          DQAnalyzer analyzer = set.getAnalyzers().get(0);
          return new DQRule(analyzer.getRuleType(), analyzer.getParameters(), new Condition(""));
        });
  }

  private Outcome parse(String section, RuleTokens tokens, Function<DQRuleset, DQRule> choice) {
    Grammar.load();
    String text = section + " = [\n" + tokens.text() + "\n]";
    try {
      return new Outcome(Optional.of(choice.apply(new DQDLParser().parse(text))), Optional.empty());
    } catch (InvalidDataQualityRulesetException e) {
      return failed(words(e.getMessage(), text, tokens));
    }
  }

  private static Outcome failed(String problem) {
    return new Outcome(Optional.empty(), Optional.of(problem));
  }

  private String words(String message, String text, RuleTokens tokens) {
    String usage =
        usages
            .usage(tokens.ruleTypes().isEmpty() ? "" : tokens.ruleTypes().get(0))
            .orElse("RowCount > 0");
    Matcher position = POSITION.matcher(message);
    if (position.find()) {
      int line = Integer.parseInt(position.group(1));
      int column = Integer.parseInt(position.group(2));
      return "%s.%s Write it like: %s".formatted(at(text, line, column), hint(tokens), usage);
    }
    Matcher unsupported = UNSUPPORTED.matcher(message);
    if (unsupported.find()) {
      String what = unsupported.group(1).startsWith("Where") ? "where" : "with threshold";
      return "%s takes no \"%s\". Write it like: %s"
          .formatted(tokens.ruleTypes().get(0), what, usage);
    }
    if (message.contains("Empty where")) {
      return "the where clause is empty. Write a condition in it, or remove it.";
    }
    if (message.contains("Tags only support the equality operator")
        || message.contains("tags only support")) {
      return "a tag is written with an equals sign: with severity = \"warning\"";
    }
    if (message.contains("is not valid") || message.contains("Unexpected condition")) {
      return "this is not how %s is written. Write it like: %s"
          .formatted(String.join(", ", tokens.ruleTypes()), usage);
    }
    return message.replaceFirst("^Parsing Error: ", "");
  }

  private static String at(String text, int line, int column) {
    String rest = text.lines().skip(line - 1L).findFirst().orElse("");
    String word = rest.substring(Math.min(column, rest.length())).strip().split("\\s", 2)[0];
    boolean atEnd = word.isEmpty() || line == text.lines().count();
    return atEnd
        ? "the rule ends too early"
        : "the rule can't be understood from '%s' on".formatted(word);
  }

  private static String hint(RuleTokens tokens) {
    if (tokens.quoteSpansLines()) {
      return " A quote that is opened on one line and not closed there may be the cause.";
    }
    return tokens.bareWords().stream()
        .filter(w -> !KEYWORDS.contains(w))
        .map(w -> Suggestion.of(w, KEYWORDS))
        .filter(s -> !s.isEmpty())
        .findFirst()
        .orElse("");
  }
}
