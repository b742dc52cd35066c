package io.meshwork.runtime.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;

/** The one streaming query behind {@code --batch} and {@code --stream}. */
final class Queries {
  private static final long LOOK_MILLIS = 100;

  private final Stop stop;
  private final VoidFunction2<Dataset<Row>, Long> handler;

  /**
   * @param handler takes one batch
   */
  Queries(Stop stop, VoidFunction2<Dataset<Row>, Long> handler) {
    this.stop = stop;
    this.handler =
        (batch, id) -> {
          if (stop.isWished()) {
            throw new Stopped();
          }
          handler.call(batch, id);
        };
  }

  /**
   * Runs until all is read (AvailableNow), or until the stop is wished or the time is over.
   *
   * @throws StreamingQueryException if a batch failed
   */
  void run(Dataset<Row> source, Checkpoint checkpoint, Trigger trigger, Optional<Duration> atMost)
      throws StreamingQueryException {
    Instant end = atMost.map(Instant.now()::plus).orElse(Instant.MAX);
    StreamingQuery query = start(source, checkpoint, trigger);
    try {
      while (!query.awaitTermination(LOOK_MILLIS)) {
        if (Instant.now().isAfter(end)) {
          stop.wish();
        }
        if (stop.isWished() && isIdle(query)) {
          query.stop();
        }
      }
    } catch (StreamingQueryException e) {
      if (!Stopped.isCauseOf(e)) {
        throw e;
      }
    } catch (TimeoutException e) {
      throw new IllegalStateException("the query doesn't stop", e);
    }
  }

  private StreamingQuery start(Dataset<Row> source, Checkpoint checkpoint, Trigger trigger) {
    try {
      return source
          .writeStream()
          .foreachBatch(handler)
          .option("checkpointLocation", checkpoint.location())
          .trigger(trigger)
          .start();
    } catch (TimeoutException e) {
      throw new IllegalStateException("the query doesn't start", e);
    }
  }

  /** Between two batches, with nothing to read: a stop then cuts nothing off. */
  private static boolean isIdle(StreamingQuery query) {
    return !query.status().isTriggerActive() || query.status().message().startsWith("Waiting");
  }
}
