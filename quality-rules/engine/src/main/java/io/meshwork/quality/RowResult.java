package io.meshwork.quality;

import java.util.Optional;

/** A row rule's result, from what the caller counted. */
final class RowResult {
  private static final RowCount NONE = new RowCount(0, 0);

  private RowResult() {}

  static RuleResult of(RowRule rule, Optional<RowCount> counted) {
    RowCount count = counted.orElse(NONE);
    return new RuleResult(
        rule.id(),
        rule.text(),
        rule.line(),
        rule.kind(),
        rule.column().orElse(""),
        Scope.ROW,
        rule.severity(),
        rule.action(),
        outcome(counted),
        "Compliance(%s)".formatted(rule.column().orElse("row")),
        count.evaluated() == 0
            ? null
            : 1.0 * (count.evaluated() - count.failing()) / count.evaluated(),
        rule.message(),
        count.evaluated(),
        count.failing(),
        message(rule, counted));
  }

  private static Outcome outcome(Optional<RowCount> counted) {
    return counted
        .map(c -> c.failing() == 0 ? Outcome.PASSED : Outcome.FAILED)
        .orElse(Outcome.SKIPPED);
  }

  private static String message(RowRule rule, Optional<RowCount> counted) {
    return counted
        .map(c -> "%s: %d of %d rows fail".formatted(rule.message(), c.failing(), c.evaluated()))
        .orElse("%s: rows were not counted".formatted(rule.message()));
  }
}
