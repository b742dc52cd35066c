package io.meshwork.quality.history;

import java.time.Instant;
import java.util.List;

/** Earlier values of the metrics of one product. Nothing in it is ever changed. */
public interface MetricHistory {
  /**
   * The newest values of a metric, newest first.
   *
   * @param count how many at most
   * @param before only values from before this time
   */
  List<MetricPoint> last(String metric, int count, Instant before);

  /** The values of all metrics in a span of time, oldest first. */
  List<MetricPoint> between(Instant from, Instant until);

  /** Adds values. The same metric of the same batch at the same time again replaces itself. */
  void append(List<MetricPoint> points);

  /** A history that is empty and stays so. */
  static MetricHistory none() {
    return new MetricHistory() {
      @Override
      public List<MetricPoint> last(String metric, int count, Instant before) {
        return List.of();
      }

      @Override
      public List<MetricPoint> between(Instant from, Instant until) {
        return List.of();
      }

      @Override
      public void append(List<MetricPoint> points) {}
    };
  }
}
