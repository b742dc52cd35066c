package io.meshwork.quality.profile;

import java.util.List;

/**
 * The numbers of a column, null not counted.
 *
 * @param minimum the least
 * @param maximum the greatest
 * @param mean their mean
 * @param standardDeviation of the population
 * @param sum their sum
 * @param quantiles with rising share; none for strings that read as numbers
 */
public record NumberSummary(
    double minimum,
    double maximum,
    double mean,
    double standardDeviation,
    double sum,
    List<Quantile> quantiles) {
  public NumberSummary {
    quantiles = List.copyOf(quantiles);
  }

  /**
   * @param share of the values that are at most {@code value}, 0 to 1
   * @param value a value of the column, its rank right to a ten-thousandth of the rows
   */
  public record Quantile(double share, double value) {}
}
