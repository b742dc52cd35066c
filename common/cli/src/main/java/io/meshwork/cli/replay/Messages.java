package io.meshwork.cli.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwork.sandbox.generator.GeneratedRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Makes Kafka messages of rows, each due at its time.
 *
 * @param rows makes the records
 * @param key the field whose value is the message key
 * @param perSecond how many are due each second; without it all are due at once
 * @param start when the first one is due
 */
record Messages(Rows rows, Optional<String> key, OptionalInt perSecond, Instant start) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final long MILLIS = 1000;

  Messages(Rows rows, Optional<String> key, OptionalInt perSecond) {
    this(rows, key, perSecond, Instant.now());
  }

  /** A row's message; without a key if the key's field is empty. */
  GeneratedRecord message(CsvRow row) {
    ObjectNode record = rows.record(row);
    byte[] keyBytes =
        key.filter(record::has)
            .map(field -> record.get(field).asText().getBytes(StandardCharsets.UTF_8))
            .orElse(null);
    return new GeneratedRecord(
        keyBytes, bytes(record), Map.of(), due(row.number()), Optional.empty());
  }

  private Instant due(long row) {
    return perSecond.isEmpty()
        ? start
        : start.plusMillis((row - 1) * MILLIS / perSecond.getAsInt());
  }

  private static byte[] bytes(ObjectNode record) {
    try {
      return JSON.writeValueAsBytes(record);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes can always be written", e);
    }
  }
}
