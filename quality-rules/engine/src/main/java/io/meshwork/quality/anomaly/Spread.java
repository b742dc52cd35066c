package io.meshwork.quality.anomaly;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * How far values stray from where they are expected, told by medians, so that some earlier
 * anomalies don't hide the next one.
 */
final class Spread {
  /** What makes a median of absolute deviations a standard deviation, if they are normal. */
  private static final double OF_MEDIAN = 1.4826;

  /** The same for their mean. */
  private static final double OF_MEAN = 1.2533;

  /** How much a median of absolute deviations tells, compared with a standard deviation. */
  private static final double EFFICIENCY = 0.37;

  /** Two normal values in a thousand fall outside the band. */
  private static final double ALARMS = 0.002;

  private Spread() {}

  /**
   * The standard deviation as the median of the absolute deviations tells it (Iglewicz and Hoaglin,
   * How to Detect and Handle Outliers, 1993); where more than half of them are 0, as their mean
   * tells it.
   */
  static double of(double[] deviations) {
    double[] sizes = Arrays.stream(deviations).map(Math::abs).toArray();
    double median = StatUtils.percentile(sizes, 50);
    return median > 0 ? OF_MEDIAN * median : OF_MEAN * StatUtils.mean(sizes);
  }

  /**
   * How many of these standard deviations the band reaches to each side: the quantile of Student's
   * t with as many degrees of freedom as the deviations are worth (the efficiency of the median
   * absolute deviation, Rousseeuw and Croux 1993), and the uncertainty of the median itself. 11.4
   * for 8 values, 4.1 for 30.
   */
  static double reach(int values) {
    TDistribution student = new TDistribution(EFFICIENCY * values);
    return student.inverseCumulativeProbability(1 - ALARMS / 2)
        * Math.sqrt(1 + Math.PI / (2 * values));
  }
}
