package io.meshwork.quality.metric;

import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerJobStart;

/**
 * Counts the Spark jobs that this thread starts between {@link #begin} and {@link #end}. Jobs carry
 * a property of the thread that started them, so those of other threads don't count. Events reach a
 * listener later but in order: a marker, posted last, tells that all starts before it were seen.
 */
public final class JobCount extends SparkListener {
  private static final String PROPERTY = "meshwork.quality.evaluation";
  private static final long PATIENCE_SECONDS = 10;

  private final SparkContext spark;
  private final String evaluation = UUID.randomUUID().toString();
  private final String outer;
  private final AtomicInteger jobs = new AtomicInteger();
  private final Marker marker = new Marker();

  private JobCount(SparkContext spark) {
    this.spark = spark;
    this.outer = spark.getLocalProperty(PROPERTY);
  }

  public static JobCount begin(SparkContext spark) {
    JobCount count = new JobCount(spark);
    spark.addSparkListener(count);
    spark.setLocalProperty(PROPERTY, count.evaluation);
    return count;
  }

  /**
   * Stops counting. If Spark is so far behind with its events that the marker doesn't arrive, the
   * count may be short.
   */
  public int end() {
    spark.setLocalProperty(PROPERTY, outer);
    try {
      spark.listenerBus().post(marker);
      marker.seen.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      spark.removeSparkListener(this);
    }
    return jobs.get();
  }

  @Override
  public void onJobStart(SparkListenerJobStart start) {
    if (start.properties() != null && evaluation.equals(start.properties().getProperty(PROPERTY))) {
      jobs.incrementAndGet();
    }
  }

  @Override
  public void onOtherEvent(SparkListenerEvent event) {
    if (event == marker) {
      marker.seen.countDown();
    }
  }

  private static final class Marker implements SparkListenerEvent {
    private final CountDownLatch seen = new CountDownLatch(1);

    /** Not for Spark's event log, which would have to write it as JSON. */
    @Override
    public boolean logEvent() {
      return false;
    }
  }
}
