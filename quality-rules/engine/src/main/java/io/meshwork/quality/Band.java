package io.meshwork.quality;

/**
 * What a rule expected of a metric by the metric's own history.
 *
 * @param low the least expected value, null if there is no lower bound
 * @param high the greatest expected value, null if there is no upper bound
 * @param method how the bounds come from the history, in words
 * @param points how many earlier values were used
 */
public record Band(Double low, Double high, String method, int points) {}
