package io.meshwork.governance.quarantine;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which records of a product's quarantine are meant.
 *
 * @param rules a record breaks at least one of these; none stands for all
 * @param runs one of these quarantined it, first or last; none stands for all
 * @param records these ones alone; none stands for all
 * @param from quarantined at this time or later, as far as its latest time is concerned
 * @param until quarantined before this time
 */
public record Selection(
    Set<String> rules, Set<String> runs, Set<RecordAddress> records, Instant from, Instant until)
    implements Serializable {
  /** How far back is looked unless a time is given. */
  public static final Duration DEFAULT_RANGE = Duration.ofDays(30);

  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._/:-]+");

  public Selection {
    rules = Set.copyOf(rules);
    runs = Set.copyOf(runs);
    records = Set.copyOf(records);
  }

  /**
   * Whether a record is selected.
   *
   * @param broken the rules that it breaks
   * @param by the runs that quarantined it, first and last
   * @param at when it was quarantined last
   */
  public boolean takes(RecordAddress record, Set<String> broken, Set<String> by, Instant at) {
    return !at.isBefore(from)
        && at.isBefore(until)
        && (rules.isEmpty() || !Collections.disjoint(rules, broken))
        && (runs.isEmpty() || !Collections.disjoint(runs, by))
        && (records.isEmpty() || records.contains(record));
  }

  /** Whether a bucket can hold a selected record. */
  public boolean mayBeIn(long bucket) {
    return records.isEmpty() || records.stream().anyMatch(record -> record.bucket() == bucket);
  }

  /** The options of {@code mesh quarantine} that select the same, ready for a shell. */
  public String options() {
    Stream<String> options =
        Stream.of(
                rules.stream().sorted().map(rule -> "--rule " + quoted(rule)),
                runs.stream().sorted().map(run -> "--run " + quoted(run)),
                records.stream().map(RecordAddress::toString).sorted().map(r -> "--record " + r),
                Stream.of("--from " + from, "--to " + until))
            .flatMap(Function.identity());
    return options.collect(Collectors.joining(" "));
  }

  /** Ids of rules have parentheses, which a shell would take for its own. */
  private static String quoted(String word) {
    return SAFE.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
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
