package io.meshwork.runtime.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.meshwork.quality.Dimension;
import io.meshwork.quality.Outcome;
import io.meshwork.quality.RuleResult;
import io.meshwork.quality.Scope;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * How good a run's data are by dimension of quality, 0 to 1: the mean over the dimension's rules. A
 * rule scores the share of rows that pass it where rows were counted, else 1 if it passed and 0 if
 * it failed; what could not be evaluated, or had nothing to judge, has no say.
 */
final class Scores {
  private Scores() {}

  /** Dimensions in the order of their enumeration; those without a rule are left out. */
  static ArrayNode json(Collection<RuleResult> results) {
    Map<Dimension, Mean> means = new EnumMap<>(Dimension.class);
    for (RuleResult result : results) {
      if (counts(result)) {
        means.computeIfAbsent(result.rule().dimension(), d -> new Mean()).add(score(result));
      }
    }
    ArrayNode node = Json.array();
    means.forEach(
        (dimension, mean) ->
            node.add(
                Json.object()
                    .put("dimension", dimension.word())
                    .put("score", mean.value())
                    .put("rules", mean.count)));
    return node;
  }

  private static boolean counts(RuleResult result) {
    return result.outcome() != Outcome.SKIPPED && (!isOnRows(result) || result.evaluated() > 0);
  }

  private static double score(RuleResult result) {
    if (isOnRows(result)) {
      return 1.0 - (double) result.failing() / result.evaluated();
    }
    return result.outcome() == Outcome.PASSED ? 1 : 0;
  }

  private static boolean isOnRows(RuleResult result) {
    return result.scope() == Scope.ROW;
  }

  private static final class Mean {
    private double sum;
    private int count;

    void add(double score) {
      sum += score;
      count++;
    }

    double value() {
      return sum / count;
    }
  }
}
