package io.meshwork.quality;

/**
 * What the caller counted of one row rule in its own pass.
 *
 * @param evaluated rows to which the rule applies
 * @param failing those of them that break it
 */
public record RowCount(long evaluated, long failing) {}
