package io.meshwork.quality.metric;

/**
 * How often the combinations of values of one grouping occur.
 *
 * @param rows rows in which not all of the values are null
 * @param distinct combinations
 * @param unique combinations that occur once
 * @param countTimesLog the sum of {@code n ln n} over the combinations, each of which occurs n
 *     times
 */
record Groups(long rows, long distinct, long unique, double countTimesLog) {
  static final Groups NONE = new Groups(0, 0, 0, 0);
}
