package io.meshwork.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the report of one product says.
 *
 * @param standing how it stands
 * @param rules all rules of the newest run that judged it, failing ones first
 * @param trends up to that run
 * @param quarantine what the listed runs sent to quarantine, the most frequent reason first
 * @param runs the newest runs, newest first
 */
record ProductContent(
    String headline,
    String tone,
    Optional<Double> score,
    List<DimensionStanding> scores,
    ProductStanding standing,
    Changes changes,
    List<Trend> trends,
    List<RuleStanding> rules,
    List<Reason> quarantine,
    List<RunSummary> runs) {

  static ProductContent of(ProductRuns runs) {
    ProductStanding standing = ProductStanding.of(runs);
    RunRecord judged = runs.judged();
    List<RunRecord> earlier = runs.before(judged);
    List<RunRecord> listed = runs.newestFirst().stream().limit(Trends.RUNS).toList();
    return new ProductContent(
        standing.headline(),
        standing.tone(),
        standing.score(),
        standing.scores(),
        standing,
        Changes.since(judged, earlier),
        judged.rules().isEmpty() ? List.of() : Trends.upTo(judged, earlier),
        RuleStanding.of(judged, runs.shown()),
        quarantine(runs.product(), listed),
        listed.stream().map(RunSummary::of).toList());
  }

  private static List<Reason> quarantine(String product, List<RunRecord> runs) {
    Map<String, Long> records = new LinkedHashMap<>();
    runs.stream()
        .filter(run -> run.mode() != RunMode.REPLAY && run.counts().quarantined() > 0)
        .forEach(run -> run.quarantinedByRule().forEach((k, v) -> records.merge(k, v, Long::sum)));
    return Share.largestFirst(records).stream()
        .map(
            share ->
                new Reason(
                    share.name(), share.count(), Optional.of(Reason.replay(product, share.name()))))
        .toList();
  }
}
