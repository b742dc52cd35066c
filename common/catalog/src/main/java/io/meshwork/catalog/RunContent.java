package io.meshwork.catalog;

import java.util.List;
import java.util.Optional;

/**
 * What the report of one run says.
 *
 * @param headline what happened, in one sentence
 * @param tone good, warning, bad or idle
 * @param score over all dimensions, empty if nothing was judged
 * @param quarantine the most frequent reason first
 * @param record the run as it was recorded
 */
record RunContent(
    String headline,
    String tone,
    Optional<Double> score,
    List<DimensionStanding> scores,
    Changes changes,
    List<Trend> trends,
    List<Reason> quarantine,
    RunRecord record) {

  static RunContent of(RunRecord run, List<RunRecord> earlier) {
    return new RunContent(
        run.headline(),
        Tone.of(run).style(),
        DimensionScore.overall(run.scores()).stream().boxed().findFirst(),
        DimensionStanding.of(run, Changes.previous(earlier)),
        Changes.since(run, earlier),
        run.rules().isEmpty() ? List.of() : Trends.upTo(run, earlier),
        Reason.of(run),
        run);
  }
}
