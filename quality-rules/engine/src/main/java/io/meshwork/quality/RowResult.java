package io.meshwork.quality;

import java.util.List;
import java.util.Optional;

/** A row rule's result, from what the caller counted. */
final class RowResult {
  private static final RowCount NONE = new RowCount(0, 0);

  private RowResult() {}

  static RuleResult of(RowRule rule, Optional<RowCount> counted) {
    RowCount count = counted.orElse(NONE);
    return new RuleResult(
        rule.info(),
        outcome(rule.info().tolerance(), counted),
        "Compliance(%s)".formatted(rule.column().orElse("row")),
        count.evaluated() == 0
            ? null
            : 1.0 * (count.evaluated() - count.failing()) / count.evaluated(),
        rule.message(),
        count.evaluated(),
        count.failing(),
        message(rule, counted),
        Optional.empty(),
        List.of());
  }

  private static Outcome outcome(Tolerance tolerance, Optional<RowCount> counted) {
    return counted
        .map(c -> tolerance.allows(c.failing(), c.evaluated()) ? Outcome.PASSED : Outcome.FAILED)
        .orElse(Outcome.SKIPPED);
  }

  private static String message(RowRule rule, Optional<RowCount> counted) {
    String tolerated =
        rule.info().tolerance().text().isEmpty()
            ? ""
            : ", %s tolerated".formatted(rule.info().tolerance().text());
    return counted
        .map(
            c ->
                "%s: %d of %d rows fail%s"
                    .formatted(rule.message(), c.failing(), c.evaluated(), tolerated))
        .orElse("%s: rows were not counted".formatted(rule.message()));
  }
}
