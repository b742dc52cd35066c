package io.meshwork.sandbox.generator;

import java.util.SplittableRandom;

/** The n-th good event of a phase: whose it is, what time it has, and when it is sent. */
interface Schedule {
  long events();

  int entity(long event);

  long eventMillis(long event);

  long sentMillis(long event);

  /** The present of the phase. */
  long nowMillis();

  /** Every entity once in each interval, in turn; all sent now. */
  static Schedule batch(EventSpec spec, long nowMillis, SplittableRandom random) {
    return new BatchSchedule(spec, nowMillis, random.nextLong());
  }

  /** Every entity in turn, at a steady rate from the start on; sent when they happen. */
  static Schedule stream(EventSpec spec, long startMillis) {
    return new StreamSchedule(spec, startMillis);
  }
}
