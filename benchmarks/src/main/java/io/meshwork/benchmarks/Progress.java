package io.meshwork.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.streaming.StreamingQueryListener;

/**
 * What Spark says of a query's batches: how far they came, and what each stage of them took. Of a
 * topic whose offsets begin at 0 the offsets reached are the records handled; Spark's own count of
 * rows counts them as often as a batch reads them.
 */
final class Progress extends StreamingQueryListener {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Long> millis = new TreeMap<>();
  private volatile long records;
  private long batches;

  @Override
  public void onQueryStarted(QueryStartedEvent event) {}

  @Override
  public synchronized void onQueryProgress(QueryProgressEvent event) {
    long reached = sum(event.progress().sources()[0].endOffset());
    if (reached == records) {
      return; // nothing was read
    }
    records = reached;
    batches++;
    event.progress().durationMs().forEach((stage, taken) -> millis.merge(stage, taken, Long::sum));
  }

  /**
   * @param offsets as Spark writes them: {@code {"topic":{"0":17,"1":16}}}
   */
  static long sum(String offsets) {
    try {
      long sum = 0;
      for (JsonNode topic : JSON.readTree(offsets)) {
        for (JsonNode offset : topic) {
          sum += offset.asLong();
        }
      }
      return sum;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not Kafka's offsets: " + offsets, e);
    }
  }

  @Override
  public void onQueryTerminated(QueryTerminatedEvent event) {}

  /** Records of all batches that are over. */
  long records() {
    return records;
  }

  /** Forgets the times of the batches until now. */
  synchronized void count() {
    batches = 0;
    millis.clear();
  }

  synchronized long batches() {
    return batches;
  }

  /** Milliseconds of a batch, by Spark's own names. */
  synchronized Map<String, Long> mean() {
    Map<String, Long> mean = new TreeMap<>();
    millis.forEach((stage, taken) -> mean.put(stage, taken / Math.max(1, batches)));
    return mean;
  }
}
