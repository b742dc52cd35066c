package io.meshwork.catalog;

import java.util.List;
import java.util.Optional;

/** One batch of a run. Its counts are zero where the run's file doesn't state them. */
public record BatchRecord(
    long batch,
    List<OffsetRange> offsets,
    RunCounts counts,
    Optional<RunVerdict> verdict,
    Optional<String> publication) {

  public BatchRecord {
    offsets = Absent.list(offsets);
    counts = counts == null ? RunCounts.none() : counts;
    verdict = Absent.value(verdict);
    publication = Absent.value(publication);
  }
}
