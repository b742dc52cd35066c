package io.meshwork.runtime.batch;

import io.meshwork.quality.SuiteResult;
import io.meshwork.runtime.check.BatchCounts;
import io.meshwork.runtime.landing.LandedCounts;
import io.meshwork.runtime.publication.Publication;
import io.meshwork.runtime.state.StateMetric;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of one batch.
 *
 * @param landed rows that Cassandra has acknowledged
 * @param superseded rows that later ones of the batch made needless
 * @param quarantined records that the quarantine has acknowledged
 * @param replayed records that were open in quarantine and aren't any more
 * @param derived rows written per derived table
 * @param publication empty if the gate blocked the batch
 * @param millis time per step
 * @param stateMetrics the batch's metrics with those before it; empty if it wasn't added to them
 */
public record BatchResult(
    long batch,
    BatchCounts counts,
    LandedCounts landed,
    long superseded,
    long quarantined,
    long replayed,
    Map<String, Long> derived,
    SuiteResult quality,
    Optional<Publication> publication,
    Map<String, Long> millis,
    long sparkJobs,
    List<StateMetric> stateMetrics) {}
