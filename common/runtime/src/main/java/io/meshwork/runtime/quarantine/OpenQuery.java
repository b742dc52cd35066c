package io.meshwork.runtime.quarantine;

import com.datastax.oss.driver.api.core.cql.Row;
import io.meshwork.governance.quarantine.RecordAddress;
import io.meshwork.governance.quarantine.Selection;
import java.io.Serializable;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which rows of a bucket a replay takes: those of a selection that are open. */
record OpenQuery(String product, Selection selection, String run, int pageRows, String columns)
    implements Serializable {
  private static final String KEYS =
      "topic, partition, offset, rules, run, first_run, quarantined_at, status, status_by";

  /** Values of a megabyte each may be among them. */
  private static final int CONTENT_ROWS = 64;

  private static final int KEY_ROWS = 5000;

  static OpenQuery ofKeys(String product, Selection selection, String run) {
    return new OpenQuery(product, selection, run, KEY_ROWS, KEYS);
  }

  OpenQuery withContent() {
    return new OpenQuery(
        product,
        selection,
        run,
        CONTENT_ROWS,
        KEYS + ", kafka_timestamp, message_key, headers, raw, truncated, size, protection, key_id");
  }

  String select() {
    return "SELECT "
        + columns
        + " FROM meshwork.quarantine WHERE product = ? AND day = ? AND bucket = ?";
  }

  /**
   * What this run itself has marked or quarantined anew is taken too: Spark reads a bucket again if
   * it loses an executor, and must find the same.
   */
  boolean takes(Row row) {
    if (Status.isReplayedBy(row, run) || run.equals(row.getString("run"))) {
      return true;
    }
    return Status.isOpen(row)
        && selection.takes(
            address(row),
            row.getSet("rules", String.class),
            runs(row),
            row.getInstant("quarantined_at"));
  }

  static RecordAddress address(Row row) {
    return new RecordAddress(
        row.getString("topic"), row.getInt("partition"), row.getLong("offset"));
  }

  private static Set<String> runs(Row row) {
    return Stream.of("run", "first_run")
        .map(row::getString)
        .filter(name -> name != null)
        .collect(Collectors.toSet());
  }
}
