package io.meshwork.benchmarks;

import com.datastax.oss.driver.api.core.CqlSession;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;
import org.apache.spark.sql.streaming.StreamingQuery;

/** A side that runs, with a producer that feeds it and a poller that looks at what it lands. */
final class RunningStream implements AutoCloseable {
  private static final Patience PATIENCE = new Patience(Duration.ofMinutes(20));

  private final World world;
  private final StreamSide side;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final CqlSession session;
  private final Poller poller;
  private final PacedProducer producer;
  private final Progress progress = new Progress();
  private CompletableFuture<Void> run;

  private RunningStream(World world, StreamSide side) {
    this.world = world;
    this.side = side;
    this.session = world.cassandra().openSession();
    this.poller = new Poller(session, side.keyspace());
    this.producer = new PacedProducer(world.bootstrapServers(), poller::await);
  }

  /** An empty topic, an empty table, and nothing that runs yet. */
  static RunningStream prepared(World world, StreamSide side) {
    new EventsTopic(world.bootstrapServers()).renew();
    side.prepare();
    return new RunningStream(world, side);
  }

  /** Starts the query; it may not have begun to read yet. */
  RunningStream start() {
    side.session().streams().addListener(progress);
    run = CompletableFuture.runAsync(side::run, thread);
    return this;
  }

  PacedProducer producer() {
    return producer;
  }

  Progress progress() {
    return progress;
  }

  /** Waits until the query has handled records, which the producer must have sent. */
  void awaitFirstBatch() {
    until("a first batch is over", () -> progress.records() > 0);
  }

  /** Records that were sent and not handled yet. */
  long lag() {
    return producer.sent() - progress.records();
  }

  /** Latencies are noted from now on. */
  void count() {
    poller.count();
    progress.count();
  }

  /** The latencies noted, in milliseconds. */
  Histogram latencies() {
    until("all samples are readable", poller::isDone);
    return poller.seen();
  }

  /** Fails at once if the side has failed. */
  void until(String what, BooleanSupplier isTrue) {
    PATIENCE.until(
        side.name() + ": " + what,
        () -> {
          if (run.isDone()) {
            run.join();
            throw new IllegalStateException(side.name() + " ended by itself");
          }
          return isTrue.getAsBoolean();
        });
  }

  /**
   * Waits until all is handled, stops the query and counts.
   *
   * @throws IllegalStateException if an event is missing
   */
  void finish() {
    until("all is handled", () -> lag() == 0);
    Arrays.stream(side.session().streams().active()).forEach(RunningStream::stop);
    run.join();
    Peers.require(
        side.name(),
        "events in its table",
        side.landing(producer),
        world.count(side.keyspace(), Peers.TABLE));
  }

  private static void stop(StreamingQuery query) {
    try {
      query.stop();
    } catch (TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    Arrays.stream(side.session().streams().active()).forEach(RunningStream::stop);
    side.session().streams().removeListener(progress);
    producer.close();
    poller.close();
    session.close();
    thread.shutdown();
  }
}
