package io.meshwork.cli.dryrun;

import io.meshwork.cli.dryrun.CheckOutcome.Rule;
import io.meshwork.cli.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a check found, for a terminal. */
final class CheckText {
  private static final int LONGEST_NAME = 48;

  private CheckText() {}

  static List<String> lines(CheckOutcome outcome) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    TextTable table = new TextTable("Rule", "Outcome", "Severity", "Failing", "Judged", "Measured");
    for (Rule rule : outcome.rules()) {
      table.row(
          shortened(rule.id()),
          word(rule.outcome()),
          word(rule.severity()),
          rule.evaluated() == 0 ? "" : "%,d".formatted(rule.failing()),
          rule.evaluated() == 0 ? "" : "%,d".formatted(rule.evaluated()),
          measured(rule));
    }
    if (!table.isEmpty()) {
      lines.addAll(table.lines("  "));
      lines.add("");
    }
    reasons("Failed:", outcome.rules("FAILED"), lines);
    reasons("Skipped:", outcome.rules("SKIPPED"), lines);
    lines.addAll(outcome.notes());
    lines.add(sum(outcome));
    lines.add(verdict(outcome));
    return lines;
  }

  private static void reasons(String heading, List<Rule> rules, List<String> lines) {
    if (rules.isEmpty()) {
      return;
    }
    lines.add(heading);
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      String blocks = rule.blocks() ? ", blocks" : "";
      lines.add(
          "  %d. %s (%s%s): %s"
              .formatted(
                  i + 1, shortened(rule.id()), word(rule.severity()), blocks, rule.message()));
    }
    lines.add("");
  }

  private static String sum(CheckOutcome outcome) {
    if (outcome.counts().containsKey("rows")) {
      return "%,d rows of %s".formatted(outcome.count("rows"), outcome.data());
    }
    return "%,d records of %s = %,d that pass + %,d superseded + %,d filtered + %,d for quarantine"
        .formatted(
            outcome.count("consumed"),
            outcome.data(),
            outcome.count("passed"),
            outcome.count("superseded"),
            outcome.count("filtered"),
            outcome.count("quarantined"));
  }

  private static String verdict(CheckOutcome outcome) {
    int failed = outcome.rules("FAILED").size();
    String rules = failed == 1 ? "1 rule fails" : failed + " rules fail";
    return switch (outcome.verdict()) {
      case "blocked" -> "Blocked: %s, and the gate would let nothing land.".formatted(rules);
      case "warned" ->
          "Passed with warnings: %s, none of which keeps data from landing.".formatted(rules);
      default ->
          failed == 0
              ? "Passed."
              : "Passed: %s, and the gate would let the rest land.".formatted(rules);
    };
  }

  private static String measured(Rule rule) {
    boolean isOfRows = rule.metric().startsWith("Compliance");
    return rule.value() == null || isOfRows
        ? ""
        : number(rule.value()) + " (" + rule.expectation() + ")";
  }

  private static String number(double value) {
    return java.math.BigDecimal.valueOf(value)
        .round(new java.math.MathContext(6))
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String shortened(String id) {
    String line = id.replaceAll("\\s+", " ");
    return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME - 1) + "…";
  }

  private static String word(String constant) {
    return constant.toLowerCase(Locale.ROOT);
  }
}
