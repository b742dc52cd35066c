package io.meshwork.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run says that the run before did not say.
 *
 * @param since the run before, the last one that judged something; empty if there is none, and then
 *     all the rest is
 * @param at when that run started
 * @param headline what happened in that run
 * @param broke rules that fail now and passed then
 * @param mended rules that pass now and failed then
 * @param added rules that were not evaluated then
 * @param gone rules that are not evaluated any more
 * @param reasons reasons of quarantine that did not occur then
 * @param fields unknown fields that did not occur then
 * @param versions of the contract and the suite, where they differ
 * @param moved the metrics that moved most
 */
record Changes(
    Optional<String> since,
    Optional<Instant> at,
    Optional<String> headline,
    List<String> broke,
    List<String> mended,
    List<String> added,
    List<String> gone,
    List<String> reasons,
    List<String> fields,
    List<Version> versions,
    List<Moved> moved) {
  private static final int MOVES_SHOWN = 6;
  private static final double NOTABLE = 0.001;

  /** A version that was another one. */
  record Version(String of, String before, String now) {}

  /** A metric that was another one. */
  record Moved(String title, String metric, double before, double now) {
    /** How far, as a share of what it was. */
    private double distance() {
      return Math.abs(now - before) / Math.max(Math.abs(before), 1e-9);
    }
  }

  /** Nothing changed if no earlier run has results. */
  static Changes since(RunRecord run, List<RunRecord> earlierNewestFirst) {
    return previous(earlierNewestFirst)
        .map(earlier -> between(earlier, run))
        .orElse(
            new Changes(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of()));
  }

  /** The run to compare with. */
  static Optional<RunRecord> previous(List<RunRecord> earlierNewestFirst) {
    return earlierNewestFirst.stream().filter(Trends::counts).findFirst();
  }

  /** Whether nothing changed; public because the template calls it. */
  @JsonIgnore
  public boolean isEmpty() {
    return Stream.of(broke, mended, added, gone, reasons, fields, versions, moved)
        .allMatch(List::isEmpty);
  }

  private static Changes between(RunRecord earlier, RunRecord run) {
    return new Changes(
        Optional.of(earlier.run()),
        Optional.of(earlier.startedAt()),
        Optional.of(earlier.headline()),
        turned(earlier, RuleRecord.Outcome.PASSED, run, RuleRecord.Outcome.FAILED),
        turned(earlier, RuleRecord.Outcome.FAILED, run, RuleRecord.Outcome.PASSED),
        run.rules().isEmpty() ? List.of() : without(ids(run), ids(earlier)),
        run.rules().isEmpty() ? List.of() : without(ids(earlier), ids(run)),
        without(run.quarantinedByRule().keySet(), earlier.quarantinedByRule().keySet()),
        without(run.unknownFields().keySet(), earlier.unknownFields().keySet()),
        versions(earlier, run),
        moved(earlier, run));
  }

  private static List<String> turned(
      RunRecord earlier, RuleRecord.Outcome from, RunRecord run, RuleRecord.Outcome to) {
    Set<String> before =
        earlier.rulesThat(from).stream().map(RuleRecord::id).collect(Collectors.toSet());
    return run.rulesThat(to).stream().map(RuleRecord::id).filter(before::contains).toList();
  }

  private static List<String> ids(RunRecord run) {
    return run.rules().stream().map(RuleRecord::id).toList();
  }

  private static List<String> without(Collection<String> names, Collection<String> known) {
    return names.stream().filter(name -> !known.contains(name)).toList();
  }

  private static List<Version> versions(RunRecord earlier, RunRecord run) {
    return Stream.of(
            new Version("contract", earlier.contractVersion(), run.contractVersion()),
            new Version("suite", earlier.suiteVersion(), run.suiteVersion()))
        .filter(version -> !version.before().equals(version.now()))
        .toList();
  }

  private static List<Moved> moved(RunRecord earlier, RunRecord run) {
    return Trends.upTo(run, List.of(earlier)).stream()
        .filter(trend -> trend.kind() != Trend.Kind.RUN)
        .flatMap(trend -> moved(trend).stream())
        .filter(moved -> moved.distance() >= NOTABLE)
        .sorted(Comparator.comparingDouble(Moved::distance).reversed())
        .limit(MOVES_SHOWN)
        .toList();
  }

  private static Optional<Moved> moved(Trend trend) {
    return trend
        .before()
        .flatMap(
            before ->
                trend.now().map(now -> new Moved(trend.title(), trend.metric(), before, now)));
  }
}
