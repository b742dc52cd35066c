package io.meshwork.catalog;

import java.util.Collection;
import java.util.OptionalDouble;

/**
 * How good the data of a run are in one dimension of quality.
 *
 * @param dimension such as {@code completeness}
 * @param score 0 to 1, the mean over its rules: the share of rows that pass, or 1 or 0 for a rule
 *     about the data set
 * @param rules how many rules have a say
 */
public record DimensionScore(String dimension, double score, int rules) {

  /** The mean over all rules; empty if no dimension has a score. */
  static OptionalDouble overall(Collection<DimensionScore> scores) {
    int rules = scores.stream().mapToInt(DimensionScore::rules).sum();
    if (rules == 0) {
      return OptionalDouble.empty();
    }
    double sum = scores.stream().mapToDouble(score -> score.score() * score.rules()).sum();
    return OptionalDouble.of(sum / rules);
  }
}
