package io.meshwork.runtime.gate;

import io.meshwork.quality.Action;
import io.meshwork.quality.Dimension;
import io.meshwork.quality.Outcome;
import io.meshwork.quality.RowCount;
import io.meshwork.quality.RuleInfo;
import io.meshwork.quality.RuleResult;
import io.meshwork.quality.Scope;
import io.meshwork.quality.Severity;
import io.meshwork.quality.Tolerance;
import io.meshwork.runtime.check.RecordRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The result of a rule that the contract's fields state, which no suite has written. */
final class ContractResult {
  private static final Map<String, Dimension> DIMENSIONS =
      Map.of(
          "required", Dimension.COMPLETENESS,
          "nullValue", Dimension.COMPLETENESS,
          "messageKey", Dimension.CONSISTENCY,
          "foreignKey", Dimension.CONSISTENCY,
          "skew", Dimension.TIMELINESS);

  private ContractResult() {}

  static RuleResult of(RecordRule rule, RowCount count) {
    Double share =
        count.evaluated() == 0 ? null : 1.0 - (double) count.failing() / count.evaluated();
    return new RuleResult(
        info(rule),
        count.failing() == 0 ? Outcome.PASSED : Outcome.FAILED,
        "Compliance(" + rule.id() + ")",
        share,
        "= 1",
        count.evaluated(),
        count.failing(),
        rule.message(),
        Optional.empty(),
        List.of());
  }

  private static RuleInfo info(RecordRule rule) {
    String kind = rule.id().split("\\(", 2)[0];
    return new RuleInfo(
        rule.id(),
        rule.id(),
        "",
        0,
        "Contract",
        rule.column().isEmpty() ? List.of() : List.of(rule.column()),
        Scope.ROW,
        Severity.ERROR,
        Action.QUARANTINE,
        DIMENSIONS.getOrDefault(kind, Dimension.CONFORMITY),
        Optional.empty(),
        Optional.empty(),
        Tolerance.none());
  }
}
