package io.meshwork.quality.anomaly;

import io.meshwork.quality.Band;
import io.meshwork.quality.history.MetricPoint;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The band in which the next value of a metric is expected: the median of earlier values, and as
 * much to each side as two in a thousand values of such a spread go beyond.
 *
 * <p>The last 30 values count. Batches that come about once a day, or once an hour, are compared
 * with those of the same weekday or hour, of the last four weeks or days, once three of these have
 * passed: each value then strays from the median of the others of its phase. Medians make the band
 * blind to a few anomalies within these values, and let it follow a new level when about half of
 * them are on it.
 */
public final class ExpectedBand {
  /** The most earlier values that are looked at. */
  public static final int DEPTH = 96;

  /** The fewest of which a spread can be told. */
  public static final int LEAST = 8;

  private static final int WINDOW = 30;

  /** A constant history says nothing of the noise to come: this share of the value is none. */
  private static final double INSIGNIFICANT = 0.001;

  private static final double ROUNDING = 1e-9;

  private ExpectedBand() {}

  /**
   * The band, and how it was found.
   *
   * @param earlier the newest first, at least {@link #LEAST} of them
   * @param now the time of the value that is expected
   */
  public static Band of(List<MetricPoint> earlier, Instant now) {
    Optional<Season> season = Season.of(earlier, now);
    List<MetricPoint> points = newest(earlier, season.map(Season::window).orElse(WINDOW));
    List<MetricPoint> alike = season.map(s -> of(points, s, s.phase(now))).orElse(points);
    double middle = median(alike);
    double spread = Spread.of(season.map(s -> deviations(points, s)).orElse(deviations(points)));
    double reach = Spread.reach(points.size());
    double half = Math.max(reach * spread, Math.max(INSIGNIFICANT * Math.abs(middle), ROUNDING));
    return new Band(middle - half, middle + half, words(points, season, reach), points.size());
  }

  private static String words(List<MetricPoint> points, Optional<Season> season, double reach) {
    return String.format(
        Locale.ROOT,
        "median%s and %.1f robust standard deviations, by %d values from %s to %s",
        season.map(s -> " of those " + s.words()).orElse(""),
        reach,
        points.size(),
        points.get(points.size() - 1).at(),
        points.get(0).at());
  }

  private static double[] deviations(List<MetricPoint> points) {
    double middle = median(points);
    return points.stream().mapToDouble(p -> p.value() - middle).toArray();
  }

  /** From the others of the phase: with its own weight, a value would seem to stray less. */
  private static double[] deviations(List<MetricPoint> points, Season season) {
    Map<Integer, List<MetricPoint>> byPhase =
        points.stream().collect(Collectors.groupingBy(p -> season.phase(p.at())));
    return byPhase.values().stream()
        .filter(phase -> phase.size() > 1)
        .flatMap(phase -> phase.stream().map(p -> p.value() - median(without(phase, p))))
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private static List<MetricPoint> without(List<MetricPoint> points, MetricPoint one) {
    return points.stream().filter(p -> p != one).toList();
  }

  private static List<MetricPoint> of(List<MetricPoint> points, Season season, int phase) {
    return points.stream().filter(p -> season.phase(p.at()) == phase).toList();
  }

  private static List<MetricPoint> newest(List<MetricPoint> points, int most) {
    return points.subList(0, Math.min(most, points.size()));
  }

  private static double median(List<MetricPoint> points) {
    return StatUtils.percentile(points.stream().mapToDouble(MetricPoint::value).toArray(), 50);
  }
}
