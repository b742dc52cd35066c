package io.meshwork.cli.quarantine;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.data.UdtValue;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwork.governance.quarantine.RecordAddress;
import io.meshwork.governance.quarantine.RecordContent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** One quarantined record whole: why it is there, what became of it, what it holds. */
record ShownRecord(String product, RecordAddress address, Row row, Content content) {
  private static final String FORM = "%-12s %s";

  /** For people. Control characters of the record are made visible, not sent to the terminal. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(address + " of " + product + ": " + Status.of(row.getString("status")));
    for (UdtValue reason : reasons()) {
      add(lines, "breaks", reason.getString("rule") + ": " + reason.getString("message"));
    }
    add(lines, "arrived", text(row.getInstant("kafka_timestamp")) + ", in Kafka");
    history().forEach(line -> add(lines, line.word(), line.text()));
    add(lines, "bytes", row.isNull("size") ? "no value" : number(row.getLong("size")));
    content.shown().ifPresent(shown -> addContent(lines, shown));
    if (!content.note().isEmpty()) {
      add(lines, "content", content.note());
    }
    return lines;
  }

  private static void addContent(List<String> lines, RecordContent shown) {
    if (shown.key() != null) {
      add(lines, "key", Bytes.shown(shown.key()));
    }
    for (RecordContent.Header header :
        Objects.requireNonNullElse(shown.headers(), List.<RecordContent.Header>of())) {
      add(lines, "header", Bytes.visible(header.key()) + " = " + Bytes.shown(header.value()));
    }
    if (shown.value() != null) {
      add(lines, "value", Bytes.shown(shown.value()));
    }
  }

  private static void add(List<String> lines, String word, String text) {
    lines.add("  " + FORM.formatted(word, text));
  }

  /** A thing that happened to the record. */
  private record Event(String word, Instant at, String by, String more) {
    String text() {
      return at + " by " + by + more;
    }
  }

  private List<Event> history() {
    List<Event> events = new ArrayList<>();
    Instant last = row.getInstant("quarantined_at");
    String run = row.getString("run");
    String contract = ", contract " + row.getString("contract_version");
    String firstRun = row.getString("first_run");
    boolean again = firstRun != null && !firstRun.equals(run);
    if (again) {
      events.add(new Event("quarantined", row.getInstant("first_quarantined_at"), firstRun, ""));
    }
    events.add(new Event(again ? "again" : "quarantined", last, run, contract));
    if (!row.isNull("status_at")) {
      String reason = row.getString("status_reason");
      events.add(
          new Event(
              row.getString("status"),
              row.getInstant("status_at"),
              row.getString("status_by"),
              reason == null ? "" : ": " + Bytes.visible(reason)));
    }
    return events;
  }

  private List<UdtValue> reasons() {
    return row.getList("reasons", UdtValue.class);
  }

  private static String text(Instant time) {
    return Optional.ofNullable(time).map(Instant::toString).orElse("");
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /**
   * {@code product, record, status, bytes, truncated, sha256, protection, keyId, kafkaTimestamp,
   * contractVersion, reasons: [{rule, column, message}], history: [{what, at, by, reason}],
   * content: {key, headers, value}, note}. Bytes that are no UTF-8 text are {@code base64:...}.
   */
  ObjectNode json() {
    ObjectNode node = QuarantineJson.object();
    node.put("product", product)
        .put("record", address.toString())
        .put("status", Status.of(row.getString("status")).toString())
        .put("bytes", row.isNull("size") ? null : row.getLong("size"))
        .put("truncated", row.getBoolean("truncated"))
        .put("sha256", Bytes.hex(Content.bytes(row.getByteBuffer("sha256"))))
        .put("protection", row.getString("protection"))
        .put("keyId", row.getString("key_id"))
        .put("kafkaTimestamp", text(row.getInstant("kafka_timestamp")))
        .put("contractVersion", row.getString("contract_version"));
    ArrayNode reasons = node.putArray("reasons");
    for (UdtValue reason : reasons()) {
      reasons
          .addObject()
          .put("rule", reason.getString("rule"))
          .put("column", reason.getString("column_name"))
          .put("message", reason.getString("message"));
    }
    ArrayNode history = node.putArray("history");
    history()
        .forEach(
            event ->
                history
                    .addObject()
                    .put("what", event.word())
                    .put("at", text(event.at()))
                    .put("by", event.by()));
    node.put("reason", row.getString("status_reason"));
    node.set("content", content.shown().map(ShownRecord::json).orElse(null));
    return node.put("note", content.note());
  }

  private static ObjectNode json(RecordContent content) {
    ObjectNode node = QuarantineJson.object();
    node.put("key", Bytes.text(content.key()));
    ArrayNode headers = node.putArray("headers");
    for (RecordContent.Header header :
        Objects.requireNonNullElse(content.headers(), List.<RecordContent.Header>of())) {
      headers.addObject().put("key", header.key()).put("value", Bytes.text(header.value()));
    }
    return node.put("value", Bytes.text(content.value()));
  }
}
