package io.meshwork.quality.anomaly;

import io.meshwork.quality.history.MetricPoint;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** A rhythm that batches may have: those of one phase are compared with each other. */
enum Season {
  /** Batches about once a day, by the day of the week in UTC. */
  WEEK(
      "of the same weekday",
      7,
      Duration.ofHours(20),
      Duration.ofHours(28),
      t -> t.getDayOfWeek().getValue()),
  /** Batches about once an hour, by the hour of the day in UTC. */
  DAY(
      "of the same hour",
      24,
      Duration.ofMinutes(50),
      Duration.ofMinutes(70),
      ZonedDateTime::getHour);

  /** Of two values, the median is none that a bad one can't move. */
  private static final int LEAST = 3;

  /** After two of four seasons on a new level the band has moved. */
  private static final int MOST = 4;

  private final String words;
  private final int phases;
  private final Duration from;
  private final Duration until;
  private final ToIntFunction<ZonedDateTime> phase;

  Season(
      String words, int phases, Duration from, Duration until, ToIntFunction<ZonedDateTime> phase) {
    this.words = words;
    this.phases = phases;
    this.from = from;
    this.until = until;
    this.phase = phase;
  }

  /** The season of batches that come so often, if three whole ones have passed. */
  static Optional<Season> of(List<MetricPoint> points, Instant now) {
    return List.of(values()).stream().filter(s -> s.fits(points, now)).findFirst();
  }

  private boolean fits(List<MetricPoint> points, Instant now) {
    if (points.size() < LEAST * phases) {
      return false;
    }
    Duration gap = medianGap(points);
    boolean regular = gap.compareTo(from) >= 0 && gap.compareTo(until) <= 0;
    return regular && points.stream().filter(p -> phase(p.at()) == phase(now)).count() >= LEAST;
  }

  private static Duration medianGap(List<MetricPoint> points) {
    List<Duration> gaps =
        IntStream.range(1, points.size())
            .mapToObj(i -> Duration.between(points.get(i).at(), points.get(i - 1).at()))
            .sorted()
            .toList();
    return gaps.get(gaps.size() / 2);
  }

  /** The most values that count. */
  int window() {
    return MOST * phases;
  }

  int phase(Instant time) {
    return phase.applyAsInt(time.atZone(ZoneOffset.UTC));
  }

  String words() {
    return words;
  }
}
