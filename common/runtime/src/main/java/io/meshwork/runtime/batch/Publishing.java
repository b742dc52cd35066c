package io.meshwork.runtime.batch;

import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.quality.SuiteResult;
import io.meshwork.quality.Verdict;
import io.meshwork.quality.history.MetricHistory;
import io.meshwork.runtime.MeshException;
import io.meshwork.runtime.RunMode;
import io.meshwork.runtime.check.BatchCounts;
import io.meshwork.runtime.check.OffsetRange;
import io.meshwork.runtime.config.JobSettings;
import io.meshwork.runtime.history.CassandraHistory;
import io.meshwork.runtime.history.PublishedMetrics;
import io.meshwork.runtime.publication.Ledger;
import io.meshwork.runtime.publication.Publication;
import io.meshwork.runtime.report.RuleResultsJson;
import io.meshwork.runtime.state.CassandraStates;
import io.meshwork.runtime.state.StateMetric;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.ToLongFunction;

/** The last step of a batch: the ledger, the history of metrics, their states. */
record Publishing(
    Product product,
    String run,
    RunMode mode,
    Ledger ledger,
    CassandraHistory history,
    CassandraStates states) {

  static Publishing of(
      Product product,
      String run,
      RunMode mode,
      JobSettings settings,
      CassandraConnector cassandra) {
    CassandraHistory history = CassandraHistory.of(cassandra, settings.history(), product.name());
    if (product.suite().historyDepth() > 0) {
      history.prepare();
    }
    return new Publishing(
        product,
        run,
        mode,
        Ledger.of(cassandra),
        history,
        CassandraStates.of(cassandra, settings.history(), product.name()));
  }

  /** What was measured of other batches. */
  MetricHistory historyBefore(Batch batch) {
    return history.without(id(batch).toString());
  }

  BatchResult publish(Batch batch, Outcome outcome, long replayed, SuiteResult quality) {
    Publication complete = publication(batch, outcome, quality);
    Steps steps = batch.steps();
    Publication published =
        steps.time(
            "publish", () -> ledger.publish(complete, RuleResultsJson.array(quality.results())));
    List<StateMetric> merged = steps.time("publish", () -> told(published, quality));
    return batch.result(outcome, replayed, quality, Optional.of(published), merged);
  }

  /**
   * History and states wait for Cassandra at the same time: neither reads what the other writes.
   */
  private List<StateMetric> told(Publication publication, SuiteResult quality) {
    if (!tells(publication)) {
      return List.of();
    }
    CompletableFuture<Void> appended =
        CompletableFuture.runAsync(
            () -> history.append(PublishedMetrics.of(publication, quality.metrics())));
    List<StateMetric> merged = states.add(publication, quality.states());
    try {
      appended.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof MeshException known ? known : e;
    }
    return merged;
  }

  /** What is mended of the quarantine says nothing of how a batch of the product looks. */
  private boolean tells(Publication publication) {
    return publication.consumed() > 0 && mode != RunMode.REPLAY;
  }

  private UUID id(Batch batch) {
    if (mode == RunMode.REPLAY) {
      return Publication.idOfReplay(run, batch.number());
    }
    return Publication.idOf(
        product.name(),
        offsets(batch.counts(), OffsetRange::from),
        offsets(batch.counts(), OffsetRange::until));
  }

  /** None in a replay, whose records are single ones: no range of offsets is complete. */
  private Map<String, Long> offsets(BatchCounts counts, ToLongFunction<OffsetRange> end) {
    Map<String, Long> offsets = new TreeMap<>();
    if (mode == RunMode.REPLAY) {
      return offsets;
    }
    counts.offsets().forEach(r -> offsets.put(r.topic() + "-" + r.partition(), end.applyAsLong(r)));
    return offsets;
  }

  private Publication publication(Batch batch, Outcome outcome, SuiteResult quality) {
    BatchCounts counts = batch.counts();
    String verdict =
        quality.verdict() == Verdict.BLOCKED
            ? "released"
            : quality.verdict().name().toLowerCase(Locale.ROOT);
    return new Publication(
        id(batch),
        product.name(),
        run,
        batch.number(),
        Instant.now(),
        product.contract().version(),
        product.suite().version(),
        verdict,
        counts.consumed(),
        outcome.landed().landed(),
        outcome.superseded(),
        counts.filtered(),
        outcome.quarantined(),
        counts.eventTimeFrom(),
        counts.eventTimeUntil(),
        offsets(counts, OffsetRange::from),
        offsets(counts, OffsetRange::until));
  }
}
