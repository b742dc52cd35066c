package io.meshwork.runtime.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwork.quality.Band;
import io.meshwork.quality.Example;
import io.meshwork.quality.RuleInfo;
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

  static ObjectNode of(RuleResult result) {
    RuleInfo rule = result.rule();
    ObjectNode node =
        Json.object()
            .put("id", rule.id())
            .put("text", rule.text())
            .put("file", rule.file())
            .put("line", rule.line())
            .put("kind", rule.kind())
            .put("column", result.column())
            .put("scope", rule.scope().name())
            .put("severity", rule.severity().name())
            .put("action", rule.action().name())
            .put("dimension", rule.dimension().word())
            .put("owner", rule.owner().orElse(null))
            .put("description", rule.description().orElse(null))
            .put("tolerance", rule.tolerance().text())
            .put("outcome", result.outcome().name())
            .put("metric", result.metric())
            .put("value", finite(result.value()))
            .put("expectation", result.expectation())
            .put("evaluated", result.evaluated())
            .put("failing", result.failing())
            .put("message", result.message());
    node.set("band", result.band().map(RuleResultsJson::band).orElse(null));
    ArrayNode examples = node.putArray("examples");
    result.examples().forEach(example -> examples.add(example(example)));
    return node;
  }

  private static ObjectNode band(Band band) {
    return Json.object()
        .put("low", finite(band.low()))
        .put("high", finite(band.high()))
        .put("method", band.method())
        .put("points", band.points());
  }

  private static ObjectNode example(Example example) {
    return Json.object()
        .put("topic", example.topic())
        .put("partition", example.partition())
        .put("offset", example.offset())
        .put("key", example.key())
        .put("column", example.column())
        .put("value", example.value())
        .put("reason", example.reason());
  }

  /** JSON knows no NaN. */
  private static Double finite(Double value) {
    return value == null || value.isNaN() || value.isInfinite() ? null : value;
  }
}
