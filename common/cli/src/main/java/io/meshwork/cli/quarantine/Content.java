package io.meshwork.cli.quarantine;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.data.UdtValue;
import io.meshwork.cli.CliException;
import io.meshwork.contract.DataContract;
import io.meshwork.contract.Field;
import io.meshwork.governance.quarantine.KeyRing;
import io.meshwork.governance.quarantine.KeyRingException;
import io.meshwork.governance.quarantine.RecordAddress;
import io.meshwork.governance.quarantine.RecordContent;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The content of a record as far as it may be shown.
 *
 * @param shown empty if it isn't held, or stays encrypted
 * @param note why it is not shown, or not whole; empty if it is
 */
record Content(Optional<RecordContent> shown, String note) {

  /**
   * @param keys asked for only if somebody wants to see what is encrypted
   */
  static Content of(
      Row row, RecordAddress address, DataContract contract, Optional<Supplier<KeyRing>> keys) {
    String protection = Optional.ofNullable(row.getString("protection")).orElse("plain");
    return switch (protection) {
      case "omit" ->
          new Content(Optional.empty(), "left out, as the contract says; Kafka may still hold it");
      case "encrypt" -> encrypted(row, address, contract.product(), keys);
      default -> plain(row, contract);
    };
  }

  private static Content encrypted(
      Row row, RecordAddress address, String product, Optional<Supplier<KeyRing>> keys) {
    String keyId = row.getString("key_id");
    if (keys.isEmpty()) {
      return new Content(
          Optional.empty(), "encrypted with the key " + keyId + "; --decrypt shows it");
    }
    try {
      RecordContent opened =
          keys.get()
              .get()
              .open(new KeyRing.Sealed(keyId, bytes(row.getByteBuffer("raw"))), product, address);
      return new Content(Optional.of(opened), cut(row, opened));
    } catch (KeyRingException e) {
      throw CliException.configuration(e.getMessage());
    }
  }

  /** Kept before the contract classified a field, it may hold what is now classified. */
  private static Content plain(Row row, DataContract contract) {
    RecordContent kept =
        new RecordContent(
            bytes(row.getByteBuffer("message_key")), headers(row), bytes(row.getByteBuffer("raw")));
    Set<String> classified = classified(contract);
    if (classified.isEmpty()) {
      return new Content(Optional.of(kept), cut(row, kept));
    }
    return new Content(
        Mask.over(classified).value(kept.value()).map(v -> new RecordContent(null, null, v)),
        "without key and headers, classified fields masked: "
            + classified.stream().sorted().collect(Collectors.joining(", ")));
  }

  private static Set<String> classified(DataContract contract) {
    return Stream.concat(
            contract.input().fields().stream(),
            contract.tables().stream().flatMap(table -> table.columns().stream()))
        .filter(Field::isClassified)
        .map(Field::name)
        .collect(Collectors.toSet());
  }

  private static String cut(Row row, RecordContent content) {
    return row.getBoolean("truncated")
        ? "the first %,d bytes of %,d".formatted(content.value().length, row.getLong("size"))
        : "";
  }

  private static List<RecordContent.Header> headers(Row row) {
    if (row.isNull("headers")) {
      return null;
    }
    List<RecordContent.Header> headers = new ArrayList<>();
    for (UdtValue header : row.getList("headers", UdtValue.class)) {
      headers.add(
          new RecordContent.Header(header.getString("key"), bytes(header.getByteBuffer("value"))));
    }
    return headers;
  }

  static byte[] bytes(ByteBuffer buffer) {
    if (buffer == null) {
      return null;
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
