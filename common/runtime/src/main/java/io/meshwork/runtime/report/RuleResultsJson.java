package io.meshwork.runtime.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwork.quality.RuleResult;
import java.util.List;

/** Results of rules as JSON objects. */
public final class RuleResultsJson {
  private RuleResultsJson() {}

  /** A JSON array. */
  public static String array(List<RuleResult> results) {
    ArrayNode array = Json.array();
    results.forEach(result -> array.add(of(result)));
    return array.toString();
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
