package io.meshwork.benchmarks;

/** Readings that land once, when a side of their benchmark first asks for them. */
final class LandedReadings {
  private final Readings readings;
  private boolean landed;

  LandedReadings(Readings readings) {
    this.readings = readings;
  }

  Readings readings() {
    return readings;
  }

  void ensure() {
    if (!landed) {
      readings.land();
      landed = true;
    }
  }
}
