package io.meshwork.runtime.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.meshwork.quality.Example;
import io.meshwork.quality.Outcome;
import io.meshwork.quality.RuleResult;
import io.meshwork.quality.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Results of rules over the batches of a run. Those of row rules add up; such a rule has failed if
 * it failed in one batch, since what is tolerated is tolerated per batch. Those of dataset rules
 * don't add up: the last batch stands for the run, unless an earlier one failed, which stays.
 */
final class RuleSums {
  /** As many examples of a rule are worth reading. */
  static final int EXAMPLES = 5;

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
        now.rule(),
        before.outcome() == Outcome.FAILED ? Outcome.FAILED : now.outcome(),
        now.metric(),
        evaluated == 0 ? null : 1.0 - (double) failing / evaluated,
        now.expectation(),
        evaluated,
        failing,
        now.message(),
        now.band(),
        examples(before, now));
  }

  private static List<Example> examples(RuleResult before, RuleResult now) {
    return Stream.concat(before.examples().stream(), now.examples().stream())
        .limit(EXAMPLES)
        .toList();
  }

  List<RuleResult> results() {
    return List.copyOf(byId.values());
  }

  ArrayNode scores() {
    return Scores.json(byId.values());
  }

  ArrayNode json() {
    ArrayNode node = Json.array();
    byId.values().forEach(rule -> node.add(RuleResultsJson.of(rule)));
    return node;
  }
}
