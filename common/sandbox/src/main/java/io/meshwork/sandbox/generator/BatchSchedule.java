package io.meshwork.sandbox.generator;

import java.util.SplittableRandom;

/** Every entity once in each interval, in turn, up to now. */
record BatchSchedule(EventSpec spec, long nowMillis, long seed) implements Schedule {
  @Override
  public long events() {
    return PhaseKind.BATCH.events(spec);
  }

  @Override
  public int entity(long event) {
    return (int) (event % spec.entities().count());
  }

  @Override
  public long eventMillis(long event) {
    int entities = spec.entities().count();
    long interval = spec.batch().interval().toMillis();
    long round = event / entities;
    long start = nowMillis - spec.batch().eventsPerEntity() * interval;
    // At most half of an entity's share of the interval, so that the order stays and times never
    // meet.
    long jitter = Math.max(1, interval / (2L * entities));
    long offset = interval * entity(event) / entities;
    return start + round * interval + offset + new SplittableRandom(seed + event).nextLong(jitter);
  }

  @Override
  public long sentMillis(long event) {
    return nowMillis;
  }
}
