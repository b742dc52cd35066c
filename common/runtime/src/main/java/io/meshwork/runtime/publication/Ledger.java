package io.meshwork.runtime.publication;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.runtime.cassandra.CassandraSession;
import io.meshwork.runtime.cassandra.RequestLimits;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What was published and what was run, in the keyspace meshwork, by product and day (UTC). Each
 * method may be repeated: it rewrites what it wrote.
 */
public final class Ledger {
  private final CassandraConnector cassandra;

  private Ledger(CassandraConnector cassandra) {
    this.cassandra = cassandra;
  }

  public static Ledger of(CassandraConnector cassandra) {
    return new Ledger(cassandra);
  }

  /**
   * Publishes a batch. If its id has been published before, that publication is rewritten and keeps
   * its time.
   *
   * @param rules the rules' results, as JSON
   * @return the publication as it is recorded
   */
  public Publication publish(Publication publication, String rules) {
    return with(
        session -> {
          Publication first = publication.publishedAt(firstTime(session, publication));
          String doing = "publishing " + publication.product();
          List<Supplier<AsyncResultSet>> answers =
              PublicationRows.rows(session, first, rules).stream()
                  .map(row -> session.start(row, doing))
                  .toList();
          for (Supplier<AsyncResultSet> answer : answers) {
            AsyncResultSet unused = answer.get();
          }
          session.run(PublicationRows.pointer(session, first), doing);
          return first;
        });
  }

  /**
   * Records a run.
   *
   * @param startedAt when it started; with the run's name it says which row this is
   * @param report the run's report, as JSON
   */
  public void saveRun(
      String product, String run, Instant startedAt, String outcome, String report) {
    with(
        session ->
            session.run(
                session
                    .prepare(
                        "INSERT INTO meshwork.runs (product, day, started_at, run, outcome, report)"
                            + " VALUES (?, ?, ?, ?, ?, ?)")
                    .bind(product, day(startedAt), startedAt, run, outcome, report),
                "recording the run " + run));
  }

  /** The publication of a product with the latest time. */
  public Optional<Publication> latest(String product) {
    return with(
        session -> {
          String doing = "reading the latest publication of " + product;
          Row found =
              session.run(session.prepare(PublicationRows.LATEST).bind(product), doing).one();
          if (found == null) {
            return Optional.empty();
          }
          Instant time = found.getInstant("published_at");
          Statement<?> select =
              session
                  .prepare(PublicationRows.ONE)
                  .bind(product, day(time), time, found.getUuid("id"));
          return Optional.ofNullable(session.run(select, doing).one())
              .map(PublicationRows::publication);
        });
  }

  /** The publications of a day in UTC, newest first. */
  public List<Publication> publications(String product, LocalDate day) {
    return with(
        session -> {
          String doing = "reading the publications of " + product;
          List<Publication> publications = new ArrayList<>();
          AsyncResultSet page =
              session.run(session.prepare(PublicationRows.OF_DAY).bind(product, day), doing);
          page.currentPage().forEach(row -> publications.add(PublicationRows.publication(row)));
          while (page.hasMorePages()) {
            page = session.nextPage(page, doing);
            page.currentPage().forEach(row -> publications.add(PublicationRows.publication(row)));
          }
          return publications;
        });
  }

  static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  /** Two tries of one batch agree on the time of the first. */
  private static Instant firstTime(CassandraSession session, Publication publication) {
    Instant now = publication.publishedAt().truncatedTo(ChronoUnit.MILLIS);
    AsyncResultSet answer =
        session.run(
            session
                .prepare(
                    "INSERT INTO meshwork.publication_times (id, published_at) VALUES (?, ?)"
                        + " IF NOT EXISTS")
                .bind(publication.id(), now),
            "publishing " + publication.product());
    return answer.wasApplied() ? now : answer.one().getInstant("published_at");
  }

  private <T> T with(Function<CassandraSession, T> work) {
    try (CassandraSession session = CassandraSession.open(cassandra, RequestLimits.CONTROL)) {
      return work.apply(session);
    }
  }
}
