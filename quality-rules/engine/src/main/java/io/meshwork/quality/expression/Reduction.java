package io.meshwork.quality.expression;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/**
 * What makes one number of several values.
 *
 * @param needs the fewest values that it can be made of
 * @param of from the values, newest first
 */
public record Reduction(int needs, ToDoubleFunction<double[]> of) {
  private static final Map<String, Reduction> NAMED =
      new TreeMap<>(
          Map.of(
              "avg", new Reduction(1, StatUtils::mean),
              "max", new Reduction(1, StatUtils::max),
              "median", percentile(50),
              "min", new Reduction(1, StatUtils::min),
              "std", new Reduction(2, Reduction::standardDeviation),
              "stddev", new Reduction(2, Reduction::standardDeviation),
              "sum", new Reduction(1, StatUtils::sum)));

  /** The names of those that need nothing but the values, in alphabetical order. */
  public static List<String> names() {
    return List.copyOf(NAMED.keySet());
  }

  /** That of a name, such as {@code avg}. */
  public static Optional<Reduction> named(String name) {
    return Optional.ofNullable(NAMED.get(name));
  }

  /** The value itself, 0 for the newest one. */
  public static Reduction index(int index) {
    return new Reduction(index + 1, values -> values[index]);
  }

  /**
   * The percentile, interpolated linearly between the two nearest values: type 7 of Hyndman and
   * Fan, Sample Quantiles in Statistical Packages (1996), which R, NumPy and spreadsheets use.
   *
   * @param percent from 0, the least value, to 100, the greatest
   */
  public static Reduction percentile(double percent) {
    if (percent == 0) {
      return new Reduction(1, StatUtils::min);
    }
    Percentile percentile = new Percentile(percent).withEstimationType(EstimationType.R_7);
    return new Reduction(1, values -> percentile.evaluate(values, percent));
  }

  /** Of a sample: the divisor is one less than the number of values. */
  private static double standardDeviation(double[] values) {
    return Math.sqrt(StatUtils.variance(values));
  }
}
