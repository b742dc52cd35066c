package io.meshwork.sandbox.generator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Where in the sequence of good events each defect is injected: spread evenly, each at a place
 * drawn from its stretch, or all at the one place that the defect names.
 */
final class Places {
  /** A defect's n-th record. */
  record Planned(Defect defect, int number) {}

  private final long events;
  private final Map<Long, List<Planned>> byEvent = new HashMap<>();

  Places(EventSpec spec, PhaseKind phase, SplittableRandom random) {
    this.events = phase.events(spec);
    for (Defect defect : spec.defects()) {
      int count = phase.count(defect);
      for (int n = 0; n < count; n++) {
        byEvent
            .computeIfAbsent(place(defect, n, count, random), any -> new ArrayList<>())
            .add(new Planned(defect, n));
      }
    }
  }

  List<Planned> at(long event) {
    return byEvent.getOrDefault(event, List.of());
  }

  private long place(Defect defect, long n, long count, SplittableRandom random) {
    if (defect.at().isPresent()) {
      return Math.round(defect.at().getAsDouble() * (events - 1));
    }
    double stretch = (double) events / count;
    return Math.min(events - 1, (long) ((n + random.nextDouble()) * stretch));
  }
}
