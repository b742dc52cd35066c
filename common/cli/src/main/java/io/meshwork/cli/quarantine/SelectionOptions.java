package io.meshwork.cli.quarantine;

import io.meshwork.cli.CliException;
import io.meshwork.governance.quarantine.RecordAddress;
import io.meshwork.governance.quarantine.Selection;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which records are meant. */
final class SelectionOptions {
  @Option(
      names = "--rule",
      paramLabel = "ID",
      description = "Records that break this rule; may be repeated.")
  private List<String> rules = new ArrayList<>();

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description = "Records that this run quarantined, first or last; may be repeated.")
  private List<String> runs = new ArrayList<>();

  @Option(
      names = "--record",
      paramLabel = "RECORD",
      description = "This record, TOPIC-PARTITION-OFFSET; may be repeated.")
  private List<String> records = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "Quarantined (last) at this date or ISO time, or later. Default: 30 days before --to.")
  private String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "Quarantined before this date or ISO time. Default: now.")
  private String until;

  /** Whether more than a time is given. */
  boolean isNarrow() {
    return !rules.isEmpty() || !runs.isEmpty() || !records.isEmpty();
  }

  /**
   * @throws CliException if a time or a record can't be understood
   */
  Selection selection(Instant now) {
    Instant end = until == null ? now : time("--to", until);
    Instant begin = from == null ? end.minus(Selection.DEFAULT_RANGE) : time("--from", from);
    Set<RecordAddress> addresses = new HashSet<>();
    records.forEach(text -> addresses.add(address(text)));
    return new Selection(Set.copyOf(rules), Set.copyOf(runs), addresses, begin, end);
  }

  /** What a listing is of, in words. */
  String words(Selection selection) {
    String range =
        "quarantined from %s to %s"
            .formatted(seconds(selection.from()), seconds(selection.until()));
    return from == null ? range + " (30 days; --from TIME looks further back)" : range;
  }

  private static Instant seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }

  static RecordAddress address(String text) {
    return RecordAddress.parse(text)
        .orElseThrow(
            () ->
                CliException.usage(
                    "\""
                        + text
                        + "\" is not a record. Records are written TOPIC-PARTITION-OFFSET;"
                        + " \"mesh quarantine list\" shows them."));
  }

  private static Instant time(String option, String text) {
    try {
      return text.contains("T")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw CliException.usage(
          option
              + " "
              + text
              + " is not a time. Give a date (2026-01-31, in UTC) or a time with its offset"
              + " (2026-01-31T08:00:00Z).");
    }
  }
}
