package io.meshwork.runtime.measure;

import io.meshwork.runtime.check.BatchCounts;
import io.meshwork.runtime.check.OffsetRange;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * How timely the batches of a run are:
 *
 * <ul>
 *   <li>{@code Freshness}: seconds from the newest event time of the batch to the time at which it
 *       is handled; negative if that lies ahead. Without a record that lands there is none.
 *   <li>{@code ConsumerLag}: records of the topics behind the batch, as the brokers count them when
 *       the batch begins. A partition of which the run has read nothing yet counts as read up to
 *       its end. There is none if the brokers don't answer in time.
 * </ul>
 */
public final class Measures {
  public static final String FRESHNESS = "Freshness";
  public static final String CONSUMER_LAG = "ConsumerLag";

  private static final Logger LOG = LogManager.getLogger(Measures.class);
  private static final long PATIENCE_MILLIS = 2000;

  private final Supplier<Map<TopicPartition, Long>> ends;
  private final Map<TopicPartition, Long> read = new HashMap<>();

  private Measures(Supplier<Map<TopicPartition, Long>> ends) {
    this.ends = ends;
  }

  /**
   * @param ends asks the brokers for the offset behind the last record, by partition
   */
  public static Measures of(Supplier<Map<TopicPartition, Long>> ends) {
    return new Measures(ends);
  }

  /** For a range of the past, of which neither age nor lag says anything. */
  public static Measures none() {
    return new Measures(null);
  }

  /** Begins to ask the brokers, and doesn't wait. */
  public Begun begin() {
    return ends == null ? (counts, now) -> Map.of() : begun(CompletableFuture.supplyAsync(ends));
  }

  /** What is measured of the batch that has begun. */
  @FunctionalInterface
  public interface Begun {
    /** The measures by name. */
    Map<String, Double> of(BatchCounts counts, Instant now);
  }

  private Begun begun(CompletableFuture<Map<TopicPartition, Long>> answer) {
    return (counts, now) -> {
      Map<String, Double> measures = new TreeMap<>();
      if (counts.consumed() == 0) {
        return measures;
      }
      if (counts.eventTimeUntil() != null) {
        Duration age = Duration.between(counts.eventTimeUntil(), now);
        measures.put(FRESHNESS, age.toMillis() / 1000.0);
      }
      lag(counts.offsets(), answer).ifPresent(lag -> measures.put(CONSUMER_LAG, (double) lag));
      return measures;
    };
  }

  private synchronized OptionalLong lag(
      List<OffsetRange> batch, CompletableFuture<Map<TopicPartition, Long>> answer) {
    batch.forEach(
        range -> read.put(new TopicPartition(range.topic(), range.partition()), range.until()));
    try {
      Map<TopicPartition, Long> end = answer.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      return OptionalLong.of(
          read.entrySet().stream()
              .mapToLong(p -> Math.max(0, end.getOrDefault(p.getKey(), 0L) - p.getValue()))
              .sum());
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("{} is not measured of this batch: {}", CONSUMER_LAG, e.getClass().getSimpleName());
      return OptionalLong.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalLong.empty();
    }
  }
}
