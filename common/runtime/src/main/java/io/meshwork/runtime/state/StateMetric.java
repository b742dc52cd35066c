package io.meshwork.runtime.state;

import io.meshwork.quality.state.MergedMetric;
import java.time.Instant;

/**
 * A metric of all that was published in a period so far.
 *
 * @param from when the period began
 */
public record StateMetric(Period period, Instant from, MergedMetric metric) {}
