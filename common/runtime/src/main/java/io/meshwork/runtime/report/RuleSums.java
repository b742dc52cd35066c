package io.meshwork.runtime.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.meshwork.quality.Outcome;
import io.meshwork.quality.RuleResult;
import io.meshwork.quality.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Results of rules over the batches of a run. Those of row rules add up. Those of dataset rules
 * don't: the last batch stands for the run, unless an earlier one failed, which stays.
 */
final class RuleSums {
  private final Map<String, RuleResult> byId = new LinkedHashMap<>();

  void add(List<RuleResult> results) {
    results.forEach(result -> byId.merge(result.id(), result, RuleSums::merge));
  }

  private static RuleResult merge(RuleResult before, RuleResult now) {
    if (now.scope() == Scope.DATASET) {
      return before.outcome() == Outcome.FAILED && now.outcome() != Outcome.FAILED ? before : now;
    }
    long evaluated = before.evaluated() + now.evaluated();
    long failing = before.failing() + now.failing();
    return new RuleResult(
        now.id(),
        now.text(),
        now.line(),
        now.kind(),
        now.column(),
        now.scope(),
        now.severity(),
        now.action(),
        failing == 0 ? Outcome.PASSED : Outcome.FAILED,
        now.metric(),
        evaluated == 0 ? null : 1.0 - (double) failing / evaluated,
        now.expectation(),
        evaluated,
        failing,
        now.message());
  }

  ArrayNode json() {
    ArrayNode node = Json.array();
    byId.values().forEach(rule -> node.add(RuleResultsJson.of(rule)));
    return node;
  }
}
