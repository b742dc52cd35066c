package io.meshwork.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a product stands by its newest run that came to something.
 *
 * @param headline what happened in that run
 * @param tone good, warning, bad or idle
 * @param score over all dimensions, by the newest run that judged something
 * @param run that run
 * @param failing its failing rules and those that could not be evaluated, failing ones first
 * @param runs how many runs there are
 * @param publishedAt when data were published last
 * @param eventsUntil until which event time they reach
 * @param trend of the score over all dimensions
 */
record ProductStanding(
    String product,
    String domain,
    String headline,
    String tone,
    Optional<Double> score,
    List<DimensionStanding> scores,
    RunSummary run,
    List<RuleStanding> failing,
    int runs,
    Optional<Instant> publishedAt,
    Optional<Instant> eventsUntil,
    Trend trend) {

  static ProductStanding of(ProductRuns runs) {
    RunRecord standing = runs.standing();
    RunRecord judged = runs.judged();
    Optional<PublishedData> published = runs.published();
    return new ProductStanding(
        runs.product(),
        standing.domain(),
        standing.headline(),
        Tone.of(standing).style(),
        DimensionScore.overall(judged.scores()).stream().boxed().findFirst(),
        DimensionStanding.of(judged, Changes.previous(runs.before(judged))),
        RunSummary.of(standing),
        RuleStanding.of(judged, runs.shown()).stream()
            .filter(rule -> rule.outcome() != RuleRecord.Outcome.PASSED)
            .toList(),
        runs.newestFirst().size(),
        published.map(PublishedData::publishedAt),
        published.flatMap(PublishedData::eventTimeUntil),
        Trends.ofScores(judged, runs.before(judged)));
  }

  /** The score in one dimension; public because the template calls it. */
  public Optional<DimensionStanding> in(String dimension) {
    return scores.stream().filter(score -> score.dimension().equals(dimension)).findFirst();
  }

  ProductStanding withTrend(String id) {
    return new ProductStanding(
        product,
        domain,
        headline,
        tone,
        score,
        scores,
        run,
        failing,
        runs,
        publishedAt,
        eventsUntil,
        trend.named(id));
  }
}
