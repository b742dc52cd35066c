package io.meshwork.runtime.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwork.quality.RuleResult;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Results of rules as JSON objects. */
public final class RuleResultsJson {
  private RuleResultsJson() {}

  /** One JSON text per rule, by the rule's id. */
  public static Map<String, String> each(List<RuleResult> results) {
    return results.stream().collect(Collectors.toMap(RuleResult::id, r -> of(r).toString()));
  }

  static ObjectNode of(RuleResult rule) {
    return Json.object()
        .put("id", rule.id())
        .put("text", rule.text())
        .put("line", rule.line())
        .put("kind", rule.kind())
        .put("column", rule.column())
        .put("scope", rule.scope().name())
        .put("severity", rule.severity().name())
        .put("action", rule.action().name())
        .put("outcome", rule.outcome().name())
        .put("metric", rule.metric())
        .put("value", finite(rule.value()))
        .put("expectation", rule.expectation())
        .put("evaluated", rule.evaluated())
        .put("failing", rule.failing())
        .put("message", rule.message());
  }

  /** JSON knows no NaN. */
  private static Double finite(Double value) {
    return value == null || value.isNaN() || value.isInfinite() ? null : value;
  }
}
