package io.meshwork.catalog;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values between which a metric is as its rule wants it, as far as these are numbers that stand
 * in the rule.
 */
record Bounds(Optional<Double> least, Optional<Double> most) {
  private static final String NUMBER = "(-?\\d[\\d.]*(?:[eE][+-]?\\d+)?)";
  private static final Pattern COMPARISON = Pattern.compile("(>=?|<=?|=) ?" + NUMBER);
  private static final Pattern BETWEEN = Pattern.compile("between " + NUMBER + " and " + NUMBER);
  private static final Pattern ROWS = Pattern.compile("(\\d+) rows?");
  private static final Pattern PERCENT = Pattern.compile("([\\d.]+) ?%");
  private static final Bounds NONE = new Bounds(Optional.empty(), Optional.empty());

  /** None for a rule that asks the metric's history: its band tells what was expected. */
  static Bounds of(RuleRecord rule) {
    if (rule.band().isPresent()) {
      return NONE;
    }
    return rule.scope() == RuleRecord.Scope.ROW ? tolerated(rule) : read(rule.expectation());
  }

  /** Of {@code > 0.95}, {@code = 1}, {@code between 3 and 12} and the like. */
  static Bounds read(String expectation) {
    Matcher between = BETWEEN.matcher(expectation);
    if (between.matches()) {
      return new Bounds(number(between.group(1)), number(between.group(2)));
    }
    Matcher comparison = COMPARISON.matcher(expectation);
    if (!comparison.matches()) {
      return NONE;
    }
    Optional<Double> number = number(comparison.group(2));
    return switch (comparison.group(1).charAt(0)) {
      case '>' -> new Bounds(number, Optional.empty());
      case '<' -> new Bounds(Optional.empty(), number);
      default -> new Bounds(number, number);
    };
  }

  /** The share of rows that must pass, which is what is measured of a rule on rows. */
  private static Bounds tolerated(RuleRecord rule) {
    return new Bounds(Optional.of(1 - toleratedShare(rule)), Optional.empty());
  }

  private static double toleratedShare(RuleRecord rule) {
    Matcher percent = PERCENT.matcher(rule.tolerance().strip());
    if (percent.matches()) {
      return number(percent.group(1)).orElse(0.0) / 100;
    }
    Matcher rows = ROWS.matcher(rule.tolerance().strip());
    if (rows.matches() && rule.evaluated() > 0) {
      return Math.min(1, Double.parseDouble(rows.group(1)) / rule.evaluated());
    }
    return 0;
  }

  private static Optional<Double> number(String text) {
    try {
      return Optional.of(Double.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
