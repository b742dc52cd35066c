package io.meshwork.governance.policy;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lengths of time in words. */
final class Durations {
  private Durations() {}

  /** Such as {@code 1 day} or {@code 1 hour 30 minutes}. */
  static String words(Duration duration) {
    return Stream.of(
            part(duration.toDaysPart(), "day"),
            part(duration.toHoursPart(), "hour"),
            part(duration.toMinutesPart(), "minute"),
            part(duration.toSecondsPart(), "second"))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String part(long amount, String unit) {
    if (amount == 0) {
      return "";
    }
    return amount == 1 ? "1 " + unit : amount + " " + unit + "s";
  }
}
