package io.meshwork.runtime.state;

import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.quality.state.MetricState;
import io.meshwork.quality.state.StateCodec;
import io.meshwork.runtime.cassandra.CassandraSession;
import io.meshwork.runtime.cassandra.RequestLimits;
import io.meshwork.runtime.history.HistorySettings;
import io.meshwork.runtime.publication.Publication;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The metrics of a product by hour, by day and of all that has landed, merged from the states of
 * its published batches.
 *
 * <p><b>What counts.</b> Each publication once, in the hour (UTC) of its first publication, however
 * often its batch is handled: its row is known by its id. A metric is merged with those of the same
 * name, condition and analyzer; if a new suite or contract defines it otherwise, it begins anew. A
 * suite without rules on the whole batch has no states.
 *
 * <p><b>Upserts.</b> "All" is about the rows that all batches have landed, which isn't what the
 * table holds where a later row replaces an earlier one or deletes it: there both count, since a
 * sum can't forget. So does a row that a backfill reads and lands once more. Rows that a newer one
 * of the same batch made needless don't count, nor do replays out of quarantine.
 *
 * <p><b>How it is read.</b> The batches of an hour that is over are merged once and that is kept
 * with the hour; so are the hours of a day that is over. What is read is one row for each day, one
 * for each hour of today, and the batches of the last hour; and that once, and then once in each
 * hour. Between, this instance adds what it is given; what others add meanwhile it sees the next
 * time that it reads.
 *
 * <p><b>Writers at the same time.</b> Each batch has a row of its own, so none is lost. An hour is
 * sealed a quarter of an hour after its end. A writer that finds its hour ended when its row is
 * written says so: it adds a new random name to the set of late batches of the hour, then of the
 * day. What was merged is kept under the size of that set, which was read before the batches were.
 * Since the set only grows, it has that size only as long as no batch has come since: then what was
 * merged has all of them. Otherwise whoever reads next merges again. No locks, and no clocks but
 * for that quarter of an hour.
 *
 * <p><b>Retention.</b> Batches and hours live as long as the history's retention says; days for
 * good, once a batch of a later hour has had them sealed: a product that rests for longer than the
 * retention forgets its last day. A batch that is handled again when half of that time is over
 * changes nothing: those that it would be merged with may be gone.
 */
public final class CassandraStates {
  private final CassandraConnector cassandra;
  private final Duration retention;
  private final String product;
  private final InstantSource clock;
  private Instant noted = Instant.MIN;
  private Totals totals;

  CassandraStates(
      CassandraConnector cassandra, Duration retention, String product, InstantSource clock) {
    this.cassandra = cassandra;
    this.retention = retention;
    this.product = product;
    this.clock = clock;
  }

  public static CassandraStates of(
      CassandraConnector cassandra, HistorySettings settings, String product) {
    return new CassandraStates(cassandra, settings.retention(), product, InstantSource.system());
  }

  /**
   * Keeps the states of a publication, and merges.
   *
   * @param publication with the time of its first publication
   * @return the metrics that the publication has, of its hour, its day, and all. If batches of an
   *     earlier hour come after one of a later hour, those of the later one
   * @throws io.meshwork.runtime.MeshException CONFIGURATION if what is kept can't be read
   */
  public synchronized List<StateMetric> add(Publication publication, List<MetricState> states) {
    if (states.isEmpty()) {
      return List.of();
    }
    try (CassandraSession session = CassandraSession.open(cassandra, RequestLimits.CONTROL)) {
      add(new StateRows(session, product, timeToLive()), publication, states);
    }
    Set<MetricState.Key> keys =
        states.stream().map(MetricState::key).collect(Collectors.toUnmodifiableSet());
    return totals.metrics(keys);
  }

  private void add(StateRows rows, Publication publication, List<MetricState> states) {
    Instant hour = Hours.of(publication.publishedAt());
    boolean isInTime = clock.instant().isBefore(hour.plus(retention.dividedBy(2)));
    boolean isNew = isInTime && !rows.knows(publication);
    if (isInTime) {
      keep(rows, publication, hour, states);
    }
    if (totals == null || hour.isAfter(totals.hour())) {
      totals = new StateReader(rows, clock.instant()).read(hour);
    } else if (isNew && hour.equals(totals.hour())) {
      totals = totals.plus(states);
    } else if (isNew) {
      totals = new StateReader(rows, clock.instant()).read(totals.hour());
    }
  }

  private void keep(
      StateRows rows, Publication publication, Instant hour, List<MetricState> states) {
    if (!hour.equals(noted)) {
      rows.note(hour);
      noted = hour;
    }
    rows.keep(publication, StateCodec.bytes(states));
    if (!clock.instant().isBefore(Hours.end(hour))) {
      rows.late(hour);
    }
  }

  private int timeToLive() {
    return (int) retention.toSeconds();
  }
}
