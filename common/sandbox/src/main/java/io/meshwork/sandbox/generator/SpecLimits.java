package io.meshwork.sandbox.generator;

import java.util.ArrayList;
import java.util.List;

/** What a specification must keep to, so that its counts can be exact. */
final class SpecLimits {
  // Good events have even milliseconds, and an entity's own are half an interval apart at least.
  private static final long LEAST_MILLIS_APART = 8;

  private SpecLimits() {}

  static List<String> problems(EventSpec spec) {
    List<String> problems = new ArrayList<>();
    check(problems, spec.entities().count() > 0, "entities.count must be at least 1.");
    check(problems, spec.topic().partitions() > 0, "topic.partitions must be at least 1.");
    check(
        problems,
        spec.batch().interval().toMillis() >= LEAST_MILLIS_APART,
        "batch.interval must be at least 8 milliseconds.");
    if (!problems.isEmpty()) {
      return problems;
    }
    check(
        problems,
        spec.batch().eventsPerEntity() > 0,
        "batch.interval must not be longer than batch.span.");
    check(
        problems,
        spec.stream().perSecond() * LEAST_MILLIS_APART <= 1000L * spec.entities().count(),
        "stream.per-second is too much for so few entities: their events would have the same time.");
    check(
        problems,
        PhaseKind.STREAM.repeats(spec) <= PhaseKind.BATCH.events(spec),
        "the stream's duplicates repeat events of the batch, each a different one, and the batch has too few.");
    spec.defects().forEach(defect -> defect(problems, spec, defect));
    return problems;
  }

  private static void defect(List<String> problems, EventSpec spec, Defect defect) {
    String name = "defect \"" + defect.name() + "\"";
    check(
        problems,
        defect.batchCount() >= 0 && defect.streamCount() >= 0,
        name + ": a count must not be negative.");
    check(
        problems,
        defect.streamCount() == 0 || PhaseKind.STREAM.events(spec) > 0,
        name + " has a count for the stream, but there is no stream.");
    check(
        problems,
        defect.at().orElse(0) >= 0 && defect.at().orElse(1) <= 1,
        name + ": at must be from 0 to 1.");
    check(
        problems,
        !(defect.kind() instanceof NullKey) || !isCompacted(spec.topic()),
        name + ": Kafka refuses a record without key in a compacted topic.");
  }

  private static boolean isCompacted(TopicSpec topic) {
    return topic.config().getOrDefault("cleanup.policy", "").contains("compact");
  }

  private static void check(List<String> problems, boolean holds, String problem) {
    if (!holds) {
      problems.add(problem);
    }
  }
}
