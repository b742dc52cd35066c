package io.meshwork.benchmarks;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;

/**
 * Finds when events are readable: asks Cassandra for those that are waited for, in one statement
 * every few milliseconds. What it measures is too long by that pause at most, and by more if more
 * wait than are asked for at once; never too short.
 */
final class Poller implements AutoCloseable {
  private static final long PAUSE_MILLIS = 5;
  private static final int ASKED_AT_ONCE = 60;

  private final CqlSession session;
  private final PreparedStatement select;
  private final Queue<Sample> coming = new ConcurrentLinkedQueue<>();
  private final Map<String, Sample> waiting = new LinkedHashMap<>();
  private final Histogram millis = new Histogram(3);
  private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1);
  private final AtomicInteger open = new AtomicInteger();
  private final ScheduledFuture<?> looking;
  private volatile long from = Long.MAX_VALUE;

  Poller(CqlSession session, String keyspace) {
    this.session = session;
    this.select =
        session.prepare(
            "SELECT event_id FROM %s.%s WHERE event_id IN ?".formatted(keyspace, Peers.TABLE));
    this.looking =
        clock.scheduleWithFixedDelay(this::look, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  void await(Sample sample) {
    open.incrementAndGet();
    coming.add(sample);
  }

  /** Those due from now on count. */
  void count() {
    from = System.currentTimeMillis();
  }

  /** The latencies of those that count and were seen, in milliseconds. */
  Histogram seen() {
    synchronized (millis) {
      return millis.copy();
    }
  }

  /**
   * Whether none is waited for.
   *
   * @throws IllegalStateException if the looking has failed
   */
  boolean isDone() {
    if (looking.isDone()) {
      throw new IllegalStateException("The poller has ended: " + looking);
    }
    return open.get() == 0;
  }

  private void look() {
    for (Sample sample = coming.poll(); sample != null; sample = coming.poll()) {
      waiting.put(sample.id(), sample);
    }
    if (waiting.isEmpty()) {
      return;
    }
    List<String> asked = waiting.keySet().stream().limit(ASKED_AT_ONCE).toList();
    Set<String> found = new HashSet<>();
    for (Row row : session.execute(select.bind(asked))) {
      found.add(row.getString(0));
    }
    long now = System.currentTimeMillis();
    found.forEach(id -> note(waiting.remove(id), now));
    open.addAndGet(-found.size());
  }

  private void note(Sample sample, long now) {
    if (sample.due() < from) {
      return;
    }
    synchronized (millis) {
      millis.recordValue(Math.max(0, now - sample.due()));
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
