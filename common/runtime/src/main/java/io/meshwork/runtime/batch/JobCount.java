package io.meshwork.runtime.batch;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.SparkSession;

/** How many Spark jobs a batch has started. */
final class JobCount {
  private static final Counter COUNTER = new Counter();

  private final long before;

  private JobCount(long before) {
    this.before = before;
  }

  static JobCount begin(SparkSession spark) {
    COUNTER.listenTo(spark);
    return new JobCount(COUNTER.jobs.get());
  }

  /** Jobs started until now; the last one may be missing, since Spark tells of them a bit later. */
  long soFar() {
    return COUNTER.jobs.get() - before;
  }

  private static final class Counter extends SparkListener {
    private final AtomicLong jobs = new AtomicLong();
    private String application = "";

    synchronized void listenTo(SparkSession spark) {
      if (!application.equals(spark.sparkContext().applicationId())) {
        application = spark.sparkContext().applicationId();
        spark.sparkContext().addSparkListener(this);
      }
    }

    @Override
    public void onJobStart(SparkListenerJobStart start) {
      jobs.incrementAndGet();
    }
  }
}
