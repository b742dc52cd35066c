package io.meshwork.runtime.report;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwork.contract.DataContract;
import io.meshwork.governance.quarantine.Selection;
import io.meshwork.quality.MetricValue;
import io.meshwork.quality.SuiteResult;
import io.meshwork.quality.Verdict;
import io.meshwork.quality.state.MetricState;
import io.meshwork.runtime.MeshException;
import io.meshwork.runtime.RunMode;
import io.meshwork.runtime.batch.BatchResult;
import io.meshwork.runtime.batch.Product;
import io.meshwork.runtime.check.OffsetRange;
import io.meshwork.runtime.publication.Publication;
import io.meshwork.runtime.state.StateMetric;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a run has done so far, and its JSON. Grows with the number of rules and partitions, not with
 * the number of batches: of these the last hundred are kept.
 */
public final class RunLog {
  private static final int BATCHES_KEPT = 100;

  private final Product product;
  private final String run;
  private final RunMode mode;
  private final Instant startedAt;
  private final Map<String, Long> filteredByRule = new TreeMap<>();
  private final Map<String, Long> quarantinedByRule = new TreeMap<>();
  private final Map<String, Long> unknownFields = new TreeMap<>();
  private final Map<String, Long> millis = new TreeMap<>();
  private final Map<String, Long> written = new TreeMap<>();
  private final Map<String, Long> deleted = new TreeMap<>();
  private final Map<String, OffsetRange> offsets = new TreeMap<>();
  private final RuleSums rules = new RuleSums();
  private final Deque<ObjectNode> batches = new ArrayDeque<>();
  private RunCounts counts = RunCounts.NONE;
  private Verdict verdict = Verdict.PASSED;
  private Publication publication;
  private List<StateMetric> stateMetrics = List.of();
  private BatchResult blocked;
  private MeshException error;
  private SuiteResult lastJudgement;
  private long lastGateMillis;
  private Selection selection;
  private Optional<ParentRun> parent = Optional.empty();
  private long replayed;
  private long unavailable;
  private long sparkJobs;
  private long batchCount;

  public RunLog(Product product, String run, RunMode mode, Instant startedAt) {
    this.product = product;
    this.run = run;
    this.mode = mode;
    this.startedAt = startedAt;
  }

  public synchronized void add(BatchResult batch) {
    batchCount++;
    counts = counts.plus(RunCounts.of(batch));
    replayed += batch.replayed();
    addSums(batch.counts().filteredByRule(), filteredByRule);
    addSums(batch.counts().quarantinedByRule(), quarantinedByRule);
    addSums(batch.counts().unknownFields(), unknownFields);
    batch.derived().forEach((table, rows) -> written.merge(inKeyspace(table), rows, Long::sum));
    batch
        .landed()
        .tables()
        .forEach(
            (table, count) -> {
              written.merge(inKeyspace(table), count.written(), Long::sum);
              deleted.merge(inKeyspace(table), count.deleted(), Long::sum);
            });
    for (OffsetRange range : batch.counts().offsets()) {
      offsets.merge(range.topic() + "-" + range.partition(), range, OffsetRange::and);
    }
    publication = batch.publication().orElse(publication);
    stateMetrics = batch.stateMetrics().isEmpty() ? stateMetrics : batch.stateMetrics();
    addJudgement(batch);
    remember(batch);
  }

  private String inKeyspace(String table) {
    return product.contract().keyspace() + "." + table;
  }

  public synchronized void blocked(BatchResult batch) {
    blocked = batch;
    verdict = Verdict.BLOCKED;
    addJudgement(batch);
  }

  /** Who has submitted the run, if that is told. */
  public synchronized void submittedBy(Optional<ParentRun> task) {
    parent = task;
  }

  /** What of the quarantine the run is to replay. */
  public synchronized void replays(Selection selected) {
    selection = selected;
  }

  /** Selected records whose content isn't to be had any more; they stay open. */
  public synchronized void unavailable(long records) {
    unavailable += records;
  }

  public synchronized void failed(MeshException failure) {
    error = failure;
  }

  /** What the run has come to so far. */
  public synchronized RunState state() {
    return new RunState(
        counts,
        written,
        rules.results(),
        Optional.ofNullable(lastJudgement).map(judged -> verdict),
        Optional.ofNullable(publication).map(last -> last.id().toString()),
        Optional.empty());
  }

  public synchronized boolean isEmpty() {
    return batchCount == 0;
  }

  private void addJudgement(BatchResult batch) {
    rules.add(batch.quality().results());
    lastJudgement = batch.quality();
    lastGateMillis = batch.millis().getOrDefault("gate", 0L);
    addSums(batch.millis(), millis);
    sparkJobs += batch.sparkJobs();
    if (batch.quality().verdict().compareTo(verdict) > 0) {
      verdict = batch.quality().verdict();
    }
  }

  private static void addSums(Map<String, Long> from, Map<String, Long> to) {
    from.forEach((key, value) -> to.merge(key, value, Long::sum));
  }

  private void remember(BatchResult batch) {
    if (batches.size() == BATCHES_KEPT) {
      batches.removeFirst();
    }
    ObjectNode node = Json.object().put("batch", batch.batch());
    node.set("offsets", Json.offsets(batch.counts().offsets()));
    node.set("counts", RunCounts.of(batch).json());
    node.put("verdict", word(batch.quality().verdict()));
    node.put("millis", batch.millis().values().stream().mapToLong(Long::longValue).sum());
    node.put("publication", batch.publication().map(p -> p.id().toString()).orElse(null));
    batches.addLast(node);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /**
   * @param outcome running, published, nothing-new, blocked or failed
   * @param now the end, or the moment while it runs
   */
  public synchronized ObjectNode json(String outcome, int exitCode, Instant now) {
    ObjectNode node =
        Json.object()
            .put("run", run)
            .put("product", product.name())
            .put("domain", product.contract().domain())
            .put("contractVersion", product.contract().version())
            .put("suiteVersion", product.suite().version())
            .put("mode", mode.word())
            .put("startedAt", startedAt.toString())
            .put("finishedAt", now.toString())
            .put("outcome", outcome)
            .put("exitCode", exitCode)
            .put("verdict", word(verdict));
    node.set("offsets", Json.offsets(offsets.values()));
    node.set("counts", counts.json());
    node.put("conserved", counts.conserved());
    node.put("replayed", replayed);
    node.put("unavailable", unavailable);
    node.set("filteredByRule", Json.numbers(filteredByRule));
    node.set("quarantinedByRule", Json.numbers(quarantinedByRule));
    node.set("unknownFields", Json.numbers(unknownFields));
    node.set("tables", tables());
    node.set("rules", rules.json());
    node.set("scores", rules.scores());
    node.set("metrics", metrics());
    node.set("stateMetrics", stateMetrics());
    node.set("suite", lastJudgement == null ? null : suiteJson());
    node.set("lineage", lineage());
    node.set("parent", parent.map(ParentRun::json).orElse(null));
    node.set("timingsMs", Json.numbers(millis));
    node.put("sparkJobs", sparkJobs);
    node.put("batchCount", batchCount);
    ArrayNode last = node.putArray("batches");
    batches.forEach(last::add);
    node.set("publication", publication == null ? null : json(publication));
    node.set("blocked", blocked == null ? null : blockedJson());
    node.set("error", error == null ? null : errorJson());
    return node;
  }

  private ArrayNode tables() {
    ArrayNode node = Json.array();
    written.forEach(
        (table, count) ->
            node.add(
                Json.object()
                    .put("table", table)
                    .put("written", count)
                    .put("deleted", deleted.getOrDefault(table, 0L))));
    return node;
  }

  /** What was measured of the last batch. */
  private ArrayNode metrics() {
    ArrayNode node = Json.array();
    if (lastJudgement != null) {
      for (MetricValue metric : lastJudgement.metrics()) {
        node.add(
            Json.object()
                .put("name", metric.name())
                .put("where", metric.where().orElse(null))
                .put("value", metric.value()));
      }
    }
    return node;
  }

  /** Of the hour and the day of the last batch, and of all batches. */
  private ArrayNode stateMetrics() {
    ArrayNode node = Json.array();
    for (StateMetric merged : stateMetrics) {
      MetricState.Key key = merged.metric().key();
      node.add(
          Json.object()
              .put("period", merged.period().word())
              .put("from", merged.from().toString())
              .put("metric", key.name())
              .put("where", key.where().orElse(null))
              .put("definition", key.definition())
              .put("value", merged.metric().value())
              .put("rows", merged.metric().rows()));
    }
    return node;
  }

  /** What judging the last batch took. */
  private ObjectNode suiteJson() {
    return Json.object()
        .put("rules", lastJudgement.results().size())
        .put("sparkJobs", lastJudgement.sparkJobs())
        .put("millis", lastGateMillis);
  }

  private ObjectNode lineage() {
    DataContract contract = product.contract();
    ObjectNode node = Json.object();
    ArrayNode inputs = node.putArray("inputs");
    contract.input().topics().forEach(topic -> inputs.add("kafka:" + topic));
    contract.ports().forEach(port -> inputs.add(port.product() + "." + port.table().name()));
    ArrayNode outputs = node.putArray("outputs");
    contract.tables().forEach(table -> outputs.add(inKeyspace(table.name())));
    ArrayNode references = node.putArray("references");
    contract.input().fields().stream()
        .flatMap(field -> field.reference().stream())
        .map(to -> to.product())
        .distinct()
        .forEach(references::add);
    return node;
  }

  private ObjectNode json(Publication last) {
    return Json.object()
        .put("id", last.id().toString())
        .put("publishedAt", last.publishedAt().toString())
        .put(
            "table", product.contract().keyspace() + "." + product.contract().primaryTable().name())
        .put("eventTimeFrom", text(last.eventTimeFrom()))
        .put("eventTimeUntil", text(last.eventTimeUntil()));
  }

  private static String text(Instant time) {
    return time == null ? null : time.toString();
  }

  private ObjectNode blockedJson() {
    ObjectNode node = Json.object();
    node.set("counts", RunCounts.attempted(blocked).json());
    node.set("offsets", Json.offsets(blocked.counts().offsets()));
    node.set("quarantinedByRule", Json.numbers(blocked.counts().quarantinedByRule()));
    node.put("release", again() + " --release " + run);
    return node;
  }

  /** The command that reads the blocked batch again, with just its records. */
  private String again() {
    if (mode == RunMode.REPLAY) {
      return "mesh quarantine replay " + product.name() + " " + selection.options();
    }
    return "mesh run " + product.name() + " " + range();
  }

  private String range() {
    if (mode != RunMode.BACKFILL) {
      return "--batch";
    }
    List<OffsetRange> ranges = blocked.counts().offsets();
    return "--from "
        + ranges.stream().map(r -> partition(r) + ":" + r.from()).collect(joining(","))
        + " --to "
        + ranges.stream().map(r -> partition(r) + ":" + r.until()).collect(joining(","));
  }

  private String partition(OffsetRange range) {
    return product.contract().input().topics().size() == 1
        ? Integer.toString(range.partition())
        : range.topic() + "-" + range.partition();
  }

  private ObjectNode errorJson() {
    return Json.object().put("category", word(error.category())).put("message", error.getMessage());
  }
}
