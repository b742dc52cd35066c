package io.meshwork.runtime.dryrun;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwork.runtime.batch.Product;
import io.meshwork.runtime.report.RuleResultsJson;
import java.time.Instant;
import java.util.Locale;

/** A check as JSON. Its rules look as they do in the JSON of a run. */
final class CheckJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private CheckJson() {}

  static ObjectNode of(Product product, Data data, Instant now, Check.Outcomes outcomes) {
    ObjectNode json =
        MAPPER
            .createObjectNode()
            .put("product", product.name())
            .put("contractVersion", product.contract().version())
            .put("suiteVersion", product.suite().version())
            .put("data", data.words())
            .put("checkedAt", now.toString())
            .put("verdict", outcomes.quality().verdict().name().toLowerCase(Locale.ROOT));
    outcomes.counts().forEach(json.putObject("counts")::put);
    outcomes.notes().forEach(json.putArray("notes")::add);
    try {
      json.set("rules", MAPPER.readTree(RuleResultsJson.array(outcomes.quality().results())));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was just written as JSON is JSON", e);
    }
    return json;
  }
}
