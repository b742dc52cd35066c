package io.meshwork.runtime.publication;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import io.meshwork.runtime.cassandra.CassandraSession;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A publication as rows of the tables that keep it. */
final class PublicationRows {
  static final String LATEST =
      "SELECT published_at, id FROM meshwork.latest_publications WHERE product = ?";
  static final String OF_DAY = "SELECT * FROM meshwork.publications WHERE product = ? AND day = ?";
  static final String ONE = OF_DAY + " AND published_at = ? AND id = ?";

  private static final String PUBLICATION =
      "INSERT INTO meshwork.publications (product, day, published_at, id, run, batch_number,"
          + " contract_version, suite_version, verdict, consumed, landed, superseded, filtered,"
          + " quarantined, event_time_from, event_time_until, offsets_from, offsets_until)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String RESULTS =
      "INSERT INTO meshwork.results (product, day, published_at, publication, rules)"
          + " VALUES (?, ?, ?, ?, ?)";

  /**
   * Written at the time of the publication, so an older one that comes later doesn't replace it.
   */
  private static final String NEWEST =
      "INSERT INTO meshwork.latest_publications (product, published_at, id) VALUES (?, ?, ?)"
          + " USING TIMESTAMP ?";

  private PublicationRows() {}

  /** The publication and its results, in any order. */
  static List<Statement<?>> rows(CassandraSession session, Publication p, String rules) {
    LocalDate day = Ledger.day(p.publishedAt());
    Statement<?> publication =
        session
            .prepare(PUBLICATION)
            .bind(
                p.product(),
                day,
                p.publishedAt(),
                p.id(),
                p.run(),
                p.batch(),
                p.contractVersion(),
                p.suiteVersion(),
                p.verdict(),
                p.consumed(),
                p.landed(),
                p.superseded(),
                p.filtered(),
                p.quarantined(),
                p.eventTimeFrom(),
                p.eventTimeUntil(),
                p.offsetsFrom(),
                p.offsetsUntil());
    return List.of(
        session.prepare(RESULTS).bind(p.product(), day, p.publishedAt(), p.id(), rules),
        publication);
  }

  /** For last, when all that it points to is there. */
  static Statement<?> pointer(CassandraSession session, Publication p) {
    return session
        .prepare(NEWEST)
        .bind(p.product(), p.publishedAt(), p.id(), micros(p.publishedAt()));
  }

  static Publication publication(Row row) {
    return new Publication(
        row.getUuid("id"),
        row.getString("product"),
        row.getString("run"),
        row.getLong("batch_number"),
        row.getInstant("published_at"),
        row.getString("contract_version"),
        row.getString("suite_version"),
        row.getString("verdict"),
        row.getLong("consumed"),
        row.getLong("landed"),
        row.getLong("superseded"),
        row.getLong("filtered"),
        row.getLong("quarantined"),
        row.getInstant("event_time_from"),
        row.getInstant("event_time_until"),
        row.getMap("offsets_from", String.class, Long.class),
        row.getMap("offsets_until", String.class, Long.class));
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
