package io.meshwork.governance.quarantine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which records of a product's quarantine are meant.
 *
 * @param rules a record breaks at least one of these; none stands for all
 * @param run the run that quarantined it, first or last
 * @param records these ones alone; none stands for all
 * @param from quarantined at this time or later, as far as its latest time is concerned
 * @param until quarantined before this time
 */
public record Selection(
    Set<String> rules,
    Optional<String> run,
    Set<RecordAddress> records,
    Instant from,
    Instant until) {
  /** How far back is looked unless a time is given. */
  public static final Duration DEFAULT_RANGE = Duration.ofDays(30);

  public Selection {
    rules = Set.copyOf(rules);
    records = Set.copyOf(records);
  }

  /**
   * Whether a record is selected.
   *
   * @param broken the rules that it breaks
   * @param runs the runs that quarantined it, first and last
   * @param at when it was quarantined last
   */
  public boolean takes(RecordAddress record, Set<String> broken, Set<String> runs, Instant at) {
    return !at.isBefore(from)
        && at.isBefore(until)
        && (rules.isEmpty() || !Collections.disjoint(rules, broken))
        && (run.isEmpty() || runs.contains(run.get()))
        && (records.isEmpty() || records.contains(record));
  }

  /** Whether a bucket can hold a selected record. */
  public boolean mayBeIn(long bucket) {
    return records.isEmpty() || records.stream().anyMatch(record -> record.bucket() == bucket);
  }

  /** The days in UTC on which a selected record may have been quarantined. */
  public List<LocalDate> days() {
    if (!from.isBefore(until)) {
      return List.of();
    }
    LocalDate last = LocalDate.ofInstant(until.minusNanos(1), ZoneOffset.UTC);
    return LocalDate.ofInstant(from, ZoneOffset.UTC).datesUntil(last.plusDays(1)).toList();
  }
}
