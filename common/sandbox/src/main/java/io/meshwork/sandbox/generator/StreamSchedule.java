package io.meshwork.sandbox.generator;

/** Every entity in turn, at a steady rate. */
record StreamSchedule(EventSpec spec, long nowMillis) implements Schedule {
  @Override
  public long events() {
    return PhaseKind.STREAM.events(spec);
  }

  @Override
  public int entity(long event) {
    return (int) (event % spec.entities().count());
  }

  @Override
  public long eventMillis(long event) {
    return sentMillis(event);
  }

  @Override
  public long sentMillis(long event) {
    return nowMillis + event * 1000 / spec.stream().perSecond();
  }
}
