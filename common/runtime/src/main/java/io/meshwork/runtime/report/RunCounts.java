package io.meshwork.runtime.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwork.runtime.batch.BatchResult;

/** The five sums of conservation. All are records, but for {@code landed}: rows acknowledged. */
public record RunCounts(
    long consumed, long landed, long superseded, long filtered, long quarantined) {
  static final RunCounts NONE = new RunCounts(0, 0, 0, 0, 0);

  static RunCounts of(BatchResult batch) {
    return new RunCounts(
        batch.counts().consumed(),
        batch.landed().landed(),
        batch.superseded(),
        batch.counts().filtered(),
        batch.quarantined());
  }

  /** What a blocked batch would have come to. */
  static RunCounts attempted(BatchResult batch) {
    return new RunCounts(
        batch.counts().consumed(),
        batch.counts().passed() - batch.superseded(),
        batch.superseded(),
        batch.counts().filtered(),
        batch.counts().quarantined());
  }

  RunCounts plus(RunCounts other) {
    return new RunCounts(
        consumed + other.consumed,
        landed + other.landed,
        superseded + other.superseded,
        filtered + other.filtered,
        quarantined + other.quarantined);
  }

  boolean conserved() {
    return consumed == landed + superseded + filtered + quarantined;
  }

  ObjectNode json() {
    return Json.object()
        .put("consumed", consumed)
        .put("landed", landed)
        .put("superseded", superseded)
        .put("filtered", filtered)
        .put("quarantined", quarantined);
  }
}
