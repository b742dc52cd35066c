package io.meshwork.runtime.batch;

import io.meshwork.quality.SuiteResult;
import io.meshwork.quality.plan.BatchRows;
import io.meshwork.runtime.check.BatchCounts;
import io.meshwork.runtime.publication.Publication;
import io.meshwork.runtime.state.StateMetric;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a batch once its records are checked.
 *
 * @param number as Spark counts them
 * @param now when it began
 * @param checked its records, persisted
 * @param counts of them
 * @param steps takes the time
 * @param jobs counts Spark's
 */
record Batch(
    long number, Instant now, BatchRows checked, BatchCounts counts, Steps steps, JobCount jobs) {

  /** Of a batch that the gate refuses: nothing of it was written. */
  BatchResult blocked(long superseded, SuiteResult quality) {
    return result(Outcome.nothing(superseded), 0, quality, Optional.empty(), List.of());
  }

  BatchResult result(
      Outcome outcome,
      long replayed,
      SuiteResult quality,
      Optional<Publication> publication,
      List<StateMetric> merged) {
    return new BatchResult(
        number,
        counts,
        outcome.landed(),
        outcome.superseded(),
        outcome.quarantined(),
        replayed,
        outcome.derived(),
        quality,
        publication,
        steps.millis(),
        jobs.soFar(),
        merged);
  }
}
