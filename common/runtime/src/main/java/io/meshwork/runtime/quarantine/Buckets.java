package io.meshwork.runtime.quarantine;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.governance.quarantine.Selection;
import io.meshwork.runtime.cassandra.CassandraSession;
import io.meshwork.runtime.cassandra.RequestLimits;
import java.time.LocalDate;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Finds the buckets of a product's quarantine by the tables that list them. */
record Buckets(CassandraConnector cassandra, RequestLimits limits, String product) {
  private static final String DOING = "reading the buckets of meshwork.quarantine";

  /** Those that records of a selection may be in. */
  SortedSet<Bucket> of(Selection selection) {
    SortedSet<Bucket> buckets = new TreeSet<>();
    read(
        "SELECT day, bucket FROM meshwork.quarantine_days"
            + " WHERE product = ? AND quarantined_on = ?",
        selection.days(),
        (quarantinedOn, row) -> {
          Bucket bucket = new Bucket(row.getLocalDate("day"), row.getLong("bucket"));
          if (selection.mayBeIn(bucket.number())) {
            buckets.add(bucket);
          }
        });
    return buckets;
  }

  /** Those of some days of Kafka. */
  SortedSet<Bucket> ofDays(Collection<LocalDate> days) {
    SortedSet<Bucket> buckets = new TreeSet<>();
    read(
        "SELECT bucket FROM meshwork.quarantine_buckets WHERE product = ? AND day = ?",
        days,
        (day, row) -> buckets.add(new Bucket(day, row.getLong("bucket"))));
    return buckets;
  }

  private void read(
      String statement, Collection<LocalDate> days, BiConsumer<LocalDate, Row> reader) {
    try (CassandraSession session = CassandraSession.open(cassandra, limits)) {
      PreparedStatement select = session.prepare(statement);
      for (LocalDate day : days) {
        Pages.of(session, select.bind(product, day), DOING)
            .forEachRemaining(row -> reader.accept(day, row));
      }
    }
  }
}
