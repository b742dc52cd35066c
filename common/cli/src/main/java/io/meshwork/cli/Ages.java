package io.meshwork.cli;

import java.time.Duration;

/** Durations as people say them, in one unit or two: "42 s", "3 min 20 s", "5 h 10 min". */
public final class Ages {
  private Ages() {}

  public static String of(Duration age) {
    if (age.toMinutes() < 1) {
      return Math.max(0, age.toSeconds()) + " s";
    }
    if (age.toHours() < 1) {
      return age.toMinutes() + " min " + age.toSecondsPart() + " s";
    }
    return age.toHours() + " h " + age.toMinutesPart() + " min";
  }
}
