package io.meshwork.runtime.state;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import io.meshwork.runtime.cassandra.CassandraSession;
import io.meshwork.runtime.publication.Publication;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * The rows of a product in the tables meshwork.metric_states, metric_state_hours and
 * metric_state_days.
 *
 * @param timeToLive of all but the days, in seconds
 */
record StateRows(CassandraSession session, String product, int timeToLive) {
  private static final String BATCH =
      "INSERT INTO meshwork.metric_states (product, hour, publication, published_at,"
          + " contract_version, suite_version, states) VALUES (?, ?, ?, ?, ?, ?, ?) USING TTL ?";
  private static final String KNOWN =
      "SELECT publication FROM meshwork.metric_states"
          + " WHERE product = ? AND hour = ? AND publication = ?";
  private static final String BATCHES =
      "SELECT states FROM meshwork.metric_states WHERE product = ? AND hour = ?";
  private static final String NOTE_DAY =
      "INSERT INTO meshwork.metric_state_days (product, day) VALUES (?, ?)";
  private static final String NOTE_HOUR =
      "INSERT INTO meshwork.metric_state_hours (product, day, hour) VALUES (?, ?, ?) USING TTL ?";
  private static final String LATE_IN_DAY =
      "UPDATE meshwork.metric_state_days SET late = late + ? WHERE product = ? AND day = ?";
  private static final String LATE_IN_HOUR =
      "UPDATE meshwork.metric_state_hours USING TTL ? SET late = late + ?"
          + " WHERE product = ? AND day = ? AND hour = ?";
  private static final String SEAL_DAY =
      "UPDATE meshwork.metric_state_days SET sealed = ? WHERE product = ? AND day = ?";
  private static final String SEAL_HOUR =
      "UPDATE meshwork.metric_state_hours USING TTL ? SET sealed = ?"
          + " WHERE product = ? AND day = ? AND hour = ?";
  private static final String DAYS =
      "SELECT day, late, sealed FROM meshwork.metric_state_days WHERE product = ?";
  private static final String HOURS =
      "SELECT hour, late, sealed FROM meshwork.metric_state_hours WHERE product = ? AND day = ?";

  /** Tells of a day and an hour before there is a batch in them, so that readers look there. */
  void note(Instant hour) {
    write(NOTE_DAY, product, Hours.day(hour));
    write(NOTE_HOUR, product, Hours.day(hour), hour, timeToLive);
  }

  /** Whether the states of the publication are kept already. */
  boolean knows(Publication publication) {
    Instant hour = Hours.of(publication.publishedAt());
    return run(KNOWN, product, hour, publication.id()).one() != null;
  }

  /** Keeps the states of a publication, instead of those that were kept before. */
  void keep(Publication publication, byte[] states) {
    write(
        BATCH,
        product,
        Hours.of(publication.publishedAt()),
        publication.id(),
        publication.publishedAt(),
        publication.contractVersion(),
        publication.suiteVersion(),
        ByteBuffer.wrap(states),
        timeToLive);
  }

  /** Tells that a batch came to an hour that had ended: the hour first, then its day. */
  void late(Instant hour) {
    Set<UUID> told = Set.of(UUID.randomUUID());
    write(LATE_IN_HOUR, timeToLive, told, product, Hours.day(hour), hour);
    write(LATE_IN_DAY, told, product, Hours.day(hour));
  }

  void sealHour(Rollup<Instant> hour, byte[] states) {
    Map<Integer, ByteBuffer> sealed = Map.of(hour.late(), ByteBuffer.wrap(states));
    write(SEAL_HOUR, timeToLive, sealed, product, Hours.day(hour.period()), hour.period());
  }

  void sealDay(Rollup<LocalDate> day, byte[] states) {
    write(SEAL_DAY, Map.of(day.late(), ByteBuffer.wrap(states)), product, day.period());
  }

  /** Those that were told of, the oldest first. */
  List<Rollup<LocalDate>> days() {
    return all(run(DAYS, product), row -> rollup(row.getLocalDate("day"), row));
  }

  List<Rollup<Instant>> hours(LocalDate day) {
    return all(run(HOURS, product, day), row -> rollup(row.getInstant("hour"), row));
  }

  /** The states of an hour's batches. */
  List<byte[]> batches(Instant hour) {
    return all(run(BATCHES, product, hour), row -> bytes(row.getByteBuffer("states")));
  }

  private static <T> Rollup<T> rollup(T period, Row row) {
    Map<Integer, byte[]> sealed = new HashMap<>();
    row.getMap("sealed", Integer.class, ByteBuffer.class)
        .forEach((late, states) -> sealed.put(late, bytes(states)));
    return new Rollup<>(period, row.getSet("late", UUID.class).size(), sealed);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private <T> List<T> all(AsyncResultSet first, Function<Row, T> taker) {
    List<T> taken = new ArrayList<>();
    AsyncResultSet page = first;
    page.currentPage().forEach(row -> taken.add(taker.apply(row)));
    while (page.hasMorePages()) {
      page = session.nextPage(page, "reading the metric states of " + product);
      page.currentPage().forEach(row -> taken.add(taker.apply(row)));
    }
    return taken;
  }

  private AsyncResultSet run(String select, Object... values) {
    return session.run(
        session.prepare(select).bind(values), "reading the metric states of " + product);
  }

  private void write(String statement, Object... values) {
    session.run(session.prepare(statement).bind(values), "keeping the metric states of " + product);
  }
}
