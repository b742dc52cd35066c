package io.meshwork.cli.quarantine;

import com.datastax.oss.driver.api.core.cql.Row;
import io.meshwork.governance.quarantine.RecordAddress;
import io.meshwork.governance.quarantine.Selection;
import java.time.Instant;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A quarantined record without its content.
 *
 * @param rules those that it breaks
 * @param runs those that quarantined it, first and last
 * @param inKafka whether its content can come from Kafka alone
 */
record Entry(
    Bucket bucket,
    RecordAddress address,
    SortedSet<String> rules,
    Set<String> runs,
    Instant quarantinedAt,
    Status status,
    long size,
    boolean inKafka) {
  static final String COLUMNS =
      "topic, partition, offset, rules, run, first_run, quarantined_at, status, size, truncated,"
          + " protection";

  static Entry of(Bucket bucket, Row row) {
    return new Entry(
        bucket,
        new RecordAddress(row.getString("topic"), row.getInt("partition"), row.getLong("offset")),
        new TreeSet<>(row.getSet("rules", String.class)),
        Stream.of("run", "first_run")
            .map(row::getString)
            .filter(run -> run != null)
            .collect(Collectors.toSet()),
        row.getInstant("quarantined_at"),
        Status.of(row.getString("status")),
        row.getLong("size"),
        row.getBoolean("truncated") || "omit".equals(row.getString("protection")));
  }

  boolean isIn(Selection selection) {
    return selection.takes(address, rules, runs, quarantinedAt);
  }
}
