package io.meshwork.sandbox.generator;

import java.time.Duration;

/**
 * The events of a stream.
 *
 * @param perSecond good events a second, all entities together
 * @param duration how long it goes on
 */
public record StreamSpec(int perSecond, Duration duration) {
  /** No stream at all. */
  static final StreamSpec NONE = new StreamSpec(0, Duration.ZERO);

  long events() {
    return perSecond * duration.toMillis() / 1000;
  }
}
