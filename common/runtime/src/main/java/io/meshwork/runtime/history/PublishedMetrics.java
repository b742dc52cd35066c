package io.meshwork.runtime.history;

import io.meshwork.quality.MetricValue;
import io.meshwork.quality.history.MetricPoint;
import io.meshwork.runtime.publication.Publication;
import java.util.List;
import java.util.Map;

/** What was measured of a published batch, as points of the history. */
public final class PublishedMetrics {
  private PublishedMetrics() {}

  /**
   * One point for each metric, at the time of the first publication. The batch is named by the
   * publication's id; the tags are {@code run}, {@code batch} (its number), {@code contract} and
   * {@code suite} (their versions) and {@code verdict}.
   */
  public static List<MetricPoint> of(Publication publication, List<MetricValue> metrics) {
    Map<String, String> tags =
        Map.of(
            "run", publication.run(),
            "batch", Long.toString(publication.batch()),
            "contract", publication.contractVersion(),
            "suite", publication.suiteVersion(),
            "verdict", publication.verdict());
    return metrics.stream()
        .map(
            metric ->
                new MetricPoint(
                    metric.key(),
                    publication.publishedAt(),
                    publication.id().toString(),
                    metric.value(),
                    tags))
        .toList();
  }
}
