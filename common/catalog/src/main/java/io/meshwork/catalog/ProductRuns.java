package io.meshwork.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The runs of one product.
 *
 * @param newestFirst at least one
 */
record ProductRuns(String product, List<RunRecord> newestFirst) {
  ProductRuns {
    newestFirst = List.copyOf(newestFirst);
  }

  static ProductRuns of(String product, List<RunRecord> runs) {
    return new ProductRuns(
        product, runs.stream().filter(run -> run.product().equals(product)).toList());
  }

  /** The run that tells how the product stands: the newest that found something and has ended. */
  RunRecord standing() {
    return newestFirst.stream()
        .filter(run -> run.outcome() != RunOutcome.NOTHING_NEW)
        .filter(run -> run.outcome() != RunOutcome.RUNNING)
        .findFirst()
        .orElse(newestFirst.get(0));
  }

  /** The newest run that judged the product's data; the standing one if none did. */
  RunRecord judged() {
    return newestFirst.stream().filter(Trends::counts).findFirst().orElse(standing());
  }

  /** The newest publication. */
  Optional<PublishedData> published() {
    return newestFirst.stream()
        .flatMap(run -> run.publication().stream())
        .max(Comparator.comparing(PublishedData::publishedAt));
  }

  List<RunRecord> before(RunRecord run) {
    return RunIndex.earlier(run, newestFirst);
  }

  /** The runs whose figures stand for the product, as many as a chart shows, oldest first. */
  List<RunRecord> shown() {
    List<RunRecord> shown =
        new ArrayList<>(newestFirst.stream().filter(Trends::counts).limit(Trends.RUNS).toList());
    Collections.reverse(shown);
    return shown;
  }
}
