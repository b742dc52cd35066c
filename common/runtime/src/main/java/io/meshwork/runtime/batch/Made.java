package io.meshwork.runtime.batch;

import io.meshwork.quality.RowCount;
import io.meshwork.quality.plan.BatchRows;
import io.meshwork.runtime.landing.LandedCounts;
import java.time.Instant;
import java.util.Map;

/** What is about to be written of a batch. */
interface Made extends AutoCloseable {
  /** The rows that the suite judges. */
  BatchRows judged();

  /** What the suite's rules on rows find, if they weren't counted with the records. */
  Map<String, RowCount> rowCounts();

  /** Records that others of the batch make needless. */
  long superseded();

  /** Writes the tables that take the records, or follow the changes that they tell of. */
  LandedCounts land();

  /**
   * Once that has landed: recomputes what depends on it, and tells the readers of the tables what
   * has changed.
   *
   * @return rows written to recomputed tables, by table
   */
  Map<String, Long> follow(Instant now, Steps steps);

  /**
   * Whether anything has landed or not: takes out again who was erased by others while the batch
   * was being handled.
   */
  void catchUp(Instant now, Steps steps);

  /** Lets go of what was kept. */
  @Override
  void close();
}
