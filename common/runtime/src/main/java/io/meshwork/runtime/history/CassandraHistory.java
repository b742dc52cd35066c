package io.meshwork.runtime.history;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.quality.history.MetricHistory;
import io.meshwork.quality.history.MetricPoint;
import io.meshwork.runtime.cassandra.CassandraSession;
import io.meshwork.runtime.cassandra.RequestLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The history of one product in Cassandra. A batch is one row, known by its name and its time, so
 * several writers never touch each other's rows, and a batch that is repeated rewrites its own
 * alone.
 *
 * <p>The newest batches are read once and kept, with those that were appended here; what others
 * append meanwhile is seen by the next instance. At most the last 1000 batches are searched for
 * values of a metric.
 */
public final class CassandraHistory implements MetricHistory {
  private static final int FIRST_READ = 128;
  private static final int MOST_READ = 1024;
  private static final Duration DAY = Duration.ofDays(1);

  private final CassandraConnector cassandra;
  private final HistorySettings settings;
  private final String product;
  private final Set<LocalDate> notedDays = new HashSet<>();
  private List<BatchMetrics> newest = List.of();
  private int asked;
  private boolean isAll;

  private CassandraHistory(CassandraConnector cassandra, HistorySettings settings, String product) {
    this.cassandra = cassandra;
    this.settings = settings;
    this.product = product;
  }

  public static CassandraHistory of(
      CassandraConnector cassandra, HistorySettings settings, String product) {
    return new CassandraHistory(cassandra, settings, product);
  }

  /** Begins to read what rules are about to ask for, and doesn't wait. */
  public void prepare() {
    CompletableFuture<Void> unused = // who asks next tries again, and sees the failure
        CompletableFuture.runAsync(() -> read(FIRST_READ));
  }

  @Override
  public synchronized List<MetricPoint> last(String metric, int count, Instant before) {
    List<MetricPoint> found = found(metric, count, before);
    while (found.size() < count && asked < MOST_READ && !isAll) {
      read(Math.max(FIRST_READ, 2 * asked));
      found = found(metric, count, before);
    }
    return found;
  }

  private List<MetricPoint> found(String metric, int count, Instant before) {
    return newest.stream()
        .filter(b -> b.at().isBefore(before))
        .flatMap(b -> b.point(metric).stream())
        .limit(count)
        .toList();
  }

  private synchronized void read(int count) {
    if (asked >= count) {
      return;
    }
    newest = with(rows -> rows.newest(count));
    asked = count;
    isAll = newest.size() < count;
  }

  @Override
  public List<MetricPoint> between(Instant from, Instant until) {
    Instant now = Instant.now();
    Instant first = later(from, now.minus(settings.retention()).minus(DAY));
    Instant last = until.isBefore(now.plus(DAY)) ? until : now.plus(DAY);
    return with(rows -> rows.between(first, last)).stream().flatMap(BatchMetrics::points).toList();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** Adds values, all those of a batch together: a batch again replaces all of its values. */
  @Override
  public synchronized void append(List<MetricPoint> points) {
    List<BatchMetrics> batches = BatchMetrics.of(points);
    with(
        rows -> {
          List<Supplier<AsyncResultSet>> answers = new ArrayList<>();
          batches.forEach(b -> answers.add(rows.insert(b, settings.timeToLive())));
          batches.stream()
              .map(BatchMetrics::day)
              .filter(notedDays::add)
              .forEach(day -> answers.add(rows.insertDay(day, dayToLive())));
          return answers.stream().map(Supplier::get).toList();
        });
    batches.forEach(this::remember);
  }

  /** A day outlives the last of its rows. */
  private int dayToLive() {
    return settings.timeToLive() + (int) (2 * DAY.toSeconds());
  }

  private void remember(BatchMetrics batch) {
    if (asked == 0) {
      return; // Nothing is kept yet; the first read will find it.
    }
    List<BatchMetrics> kept = new ArrayList<>(newest);
    kept.removeIf(batch::isSame);
    int place = 0;
    while (place < kept.size() && kept.get(place).at().isAfter(batch.at())) {
      place++;
    }
    kept.add(place, batch);
    newest = List.copyOf(kept.subList(0, Math.min(kept.size(), MOST_READ)));
  }

  /** The same history without one batch: what a repeated batch is judged by. */
  public MetricHistory without(String batch) {
    return new Without(this, batch);
  }

  static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  private <T> T with(Function<MetricRows, T> work) {
    try (CassandraSession session = CassandraSession.open(cassandra, RequestLimits.CONTROL)) {
      return work.apply(new MetricRows(session, product));
    }
  }

  private record Without(MetricHistory all, String batch) implements MetricHistory {
    @Override
    public List<MetricPoint> last(String metric, int count, Instant before) {
      return others(all.last(metric, count + 1, before)).stream().limit(count).toList();
    }

    @Override
    public List<MetricPoint> between(Instant from, Instant until) {
      return others(all.between(from, until));
    }

    @Override
    public void append(List<MetricPoint> points) {
      all.append(points);
    }

    private List<MetricPoint> others(List<MetricPoint> points) {
      return points.stream().filter(p -> !p.batch().equals(batch)).toList();
    }
  }
}
