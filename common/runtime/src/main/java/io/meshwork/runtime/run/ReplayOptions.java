package io.meshwork.runtime.run;

import io.meshwork.governance.quarantine.RecordAddress;
import io.meshwork.governance.quarantine.Selection;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which records of the quarantine a run replays. */
final class ReplayOptions {
  // Only the group's presence counts; picocli wants a field for the option.
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = "--replay",
      required = true,
      description = "records that are open in quarantine, those of the last 30 days by default")
  private boolean replay;

  @Option(names = "--rule", paramLabel = "ID", description = "that break this rule; repeatable")
  private List<String> rules = new ArrayList<>();

  @Option(
      names = "--quarantined-by",
      paramLabel = "RUN",
      description = "that this run quarantined; repeatable")
  private List<String> runs = new ArrayList<>();

  @Option(
      names = "--quarantined-from",
      paramLabel = "TIME",
      description = "quarantined at this time or later")
  private String from;

  @Option(
      names = "--quarantined-to",
      paramLabel = "TIME",
      description = "quarantined before this time")
  private String until;

  @Option(
      names = "--record",
      paramLabel = "TOPIC-PARTITION-OFFSET",
      description = "just this one; repeatable")
  private List<String> records = new ArrayList<>();

  /**
   * @throws MeshException USAGE if a time or a record can't be understood
   */
  Selection selection(Instant now) {
    Instant end = until == null ? now : time("--quarantined-to", until);
    Instant begin =
        from == null ? end.minus(Selection.DEFAULT_RANGE) : time("--quarantined-from", from);
    return new Selection(Set.copyOf(rules), Set.copyOf(runs), addresses(), begin, end);
  }

  private Set<RecordAddress> addresses() {
    Set<RecordAddress> addresses = new HashSet<>();
    for (String record : records) {
      addresses.add(
          RecordAddress.parse(record)
              .orElseThrow(
                  () ->
                      new MeshException(
                          Category.USAGE,
                          "--record " + record + " is not written TOPIC-PARTITION-OFFSET.")));
    }
    return addresses;
  }

  private static Instant time(String option, String text) {
    try {
      return text.contains("T")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw new MeshException(
          Category.USAGE,
          option
              + " "
              + text
              + " is not a time. Give a date (2026-01-31) or a time with its offset"
              + " (2026-01-31T08:00:00Z).",
          e);
    }
  }
}
