package io.meshwork.quality.kind;

import io.meshwork.quality.metric.Measurements;
import io.meshwork.quality.metric.Metric;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A dataset rule, compiled: what it needs measured, and its judgement on that. */
public interface DatasetCheck {
  List<Metric> metrics();

  /** The most earlier values of a metric that it asks the history for; 0 if none. */
  default int historyDepth() {
    return 0;
  }

  /** Judges measurements that hold at least {@link #metrics}. */
  Judgement judge(Measurements measurements);

  /**
   * The rows of the batch that break the rule, with all of their columns; a row may come twice
   * where several parts of the rule fail for it. Empty if the rule doesn't speak of rows. Asked for
   * only if the rule failed; nothing runs before the rows are used.
   */
  default Optional<Dataset<Row>> failingRows(Measurements measurements) {
    return Optional.empty();
  }
}
