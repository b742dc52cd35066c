package io.meshwork.quality.state;

/**
 * A metric of the rows of many batches.
 *
 * @param value always finite
 * @param rows the rows that it speaks of
 */
public record MergedMetric(MetricState.Key key, double value, long rows) {}
