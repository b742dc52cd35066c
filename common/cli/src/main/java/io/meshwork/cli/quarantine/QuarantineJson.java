package io.meshwork.cli.quarantine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwork.governance.quarantine.Selection;
import java.io.UncheckedIOException;

/** What the commands say, for programs. */
final class QuarantineJson {
  private static final JsonMapper MAPPER = new JsonMapper();

  private QuarantineJson() {}

  /**
   * {@code product, from, until, records: {open, replayed, discarded}, rules: [{rule, open,
   * replayed, discarded}], newest: [{record, quarantinedAt, bytes, rules, status}]}.
   *
   * @param status of the newest ones
   */
  static String of(String product, Selection selection, Overview overview, Status status) {
    ObjectNode node = object();
    node.put("product", product)
        .put("from", selection.from().toString())
        .put("until", selection.until().toString());
    ObjectNode records = node.putObject("records");
    ArrayNode rules = node.putArray("rules");
    for (Status each : Status.values()) {
      records.put(each.toString(), overview.records(each));
    }
    overview
        .rules()
        .forEach(
            (rule, counts) -> {
              ObjectNode of = rules.addObject().put("rule", rule);
              for (Status each : Status.values()) {
                of.put(each.toString(), counts.getOrDefault(each, 0L));
              }
            });
    ArrayNode newest = node.putArray("newest");
    for (Entry entry : overview.newest()) {
      ObjectNode of =
          newest
              .addObject()
              .put("record", entry.address().toString())
              .put("quarantinedAt", entry.quarantinedAt().toString())
              .put("bytes", entry.size())
              .put("status", status.toString());
      entry.rules().forEach(of.putArray("rules")::add);
    }
    return text(node);
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static String text(ObjectNode node) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
