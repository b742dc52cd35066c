package io.meshwork.catalog;

import java.time.Instant;
import java.util.Optional;

/**
 * A run in a list of runs.
 *
 * @param tone good, warning, bad or idle
 * @param score over all dimensions, empty if nothing was judged
 * @param failing how many rules fail
 * @param rules how many were judged
 */
record RunSummary(
    String run,
    Instant startedAt,
    long millis,
    RunMode mode,
    String headline,
    String tone,
    Optional<Double> score,
    RunCounts counts,
    int failing,
    int rules) {

  static RunSummary of(RunRecord run) {
    return new RunSummary(
        run.run(),
        run.startedAt(),
        run.duration().toMillis(),
        run.mode(),
        run.headline(),
        Tone.of(run).style(),
        DimensionScore.overall(run.scores()).stream().boxed().findFirst(),
        run.counts(),
        run.rulesThat(RuleRecord.Outcome.FAILED).size(),
        run.rules().size());
  }
}
