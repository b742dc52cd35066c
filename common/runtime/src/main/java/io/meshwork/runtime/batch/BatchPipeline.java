package io.meshwork.runtime.batch;

import static org.apache.spark.sql.functions.not;

import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.contract.DataContract;
import io.meshwork.contract.Field;
import io.meshwork.quality.ExampleSettings;
import io.meshwork.quality.ExampleSettings.PlaceColumns;
import io.meshwork.quality.RowCount;
import io.meshwork.quality.SuiteResult;
import io.meshwork.quality.Surroundings;
import io.meshwork.quality.Verdict;
import io.meshwork.quality.plan.BatchRows;
import io.meshwork.quality.plan.Plans;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import io.meshwork.runtime.RunMode;
import io.meshwork.runtime.aggregate.ChangeRules;
import io.meshwork.runtime.aggregate.ComputedTables;
import io.meshwork.runtime.change.ChangeFeeds;
import io.meshwork.runtime.check.BatchCounts;
import io.meshwork.runtime.check.Counting;
import io.meshwork.runtime.check.OffsetRange;
import io.meshwork.runtime.check.Reasons;
import io.meshwork.runtime.check.RecordChecks;
import io.meshwork.runtime.check.RowExamples;
import io.meshwork.runtime.config.JobSettings;
import io.meshwork.runtime.decode.Columns;
import io.meshwork.runtime.decode.Decoding;
import io.meshwork.runtime.derive.DerivedTables;
import io.meshwork.runtime.erase.Erasures;
import io.meshwork.runtime.erase.Suppressed;
import io.meshwork.runtime.gate.Gate;
import io.meshwork.runtime.history.CassandraHistory;
import io.meshwork.runtime.history.PublishedMetrics;
import io.meshwork.runtime.ingest.Tasks;
import io.meshwork.runtime.landing.LandedCounts;
import io.meshwork.runtime.landing.Landing;
import io.meshwork.runtime.landing.RowWriter;
import io.meshwork.runtime.measure.Measures;
import io.meshwork.runtime.publication.Ledger;
import io.meshwork.runtime.publication.Publication;
import io.meshwork.runtime.quarantine.Quarantine;
import io.meshwork.runtime.reference.DataSets;
import io.meshwork.runtime.reference.ReferenceLookup;
import io.meshwork.runtime.report.RuleResultsJson;
import io.meshwork.runtime.rows.KeptRows;
import io.meshwork.runtime.shape.Shaping;
import io.meshwork.runtime.state.CassandraStates;
import io.meshwork.runtime.state.StateMetric;
import io.meshwork.runtime.supersede.Supersession;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One batch, from Kafka's records to Cassandra's rows: decode, check, shape, gate, land, publish.
 * The same for batch, stream and backfill. Every write is idempotent, so a batch that was cut off
 * is simply handled again.
 */
public final class BatchPipeline {
  /** As many failing rows of a rule are worth reading. */
  private static final int EXAMPLES_PER_RULE = 5;

  private static final LandedCounts NOTHING = new LandedCounts(0, Map.of());

  private final Product product;
  private final String run;
  private final RunMode mode;
  private final Predicate<List<OffsetRange>> released;
  private final RecordChecks checks;
  private final Decoding decoding;
  private final Tasks tasks;
  private final Counting counting;
  private final Erasures erasures;
  private final Output output;
  private final Gate gate;
  private final Quarantine quarantine;
  private final Ledger ledger;
  private final CassandraHistory history;
  private final CassandraStates states;
  private final Measures measures;
  private final DataSets dataSets;
  private final Map<String, ReferenceLookup> references;
  private final Plans plans = new Plans();
  private final Beside beside = new Beside();
  private final RowExamples examples;
  private final ExampleSettings exampleSettings;
  private boolean referencesChecked;

  /**
   * @param mode tells whether records may be in quarantine already, and whether offsets are whole
   *     ranges
   * @param released whether the owner has released the batch of these offsets from the gate
   * @param landing how rows land
   * @param measures what is known of each batch without a scan
   */
  public BatchPipeline(
      Product product,
      String run,
      RunMode mode,
      Predicate<List<OffsetRange>> released,
      JobSettings settings,
      CassandraConnector cassandra,
      Landing landing,
      Measures measures) {
    DataContract contract = product.contract();
    this.product = product;
    this.run = run;
    this.mode = mode;
    this.released = released;
    checks =
        RecordChecks.of(
            contract,
            contract.isAggregate() ? ChangeRules.of(contract) : product.suite().rowRules());
    references = lookups(settings, cassandra);
    decoding = Decoding.of(contract.input(), checks.book(), references);
    tasks = new Tasks(settings.ingest().recordsPerTask());
    counting = new Counting(checks, contract.input().topics(), contract.input().eventTime());
    exampleSettings = exampleSettings(contract);
    examples = new RowExamples(checks, exampleSettings.masked(), exampleSettings.perRule());
    gate = new Gate(product.suite(), checks.book());
    quarantine = Quarantine.of(cassandra, settings.landing(), settings.quarantine(), contract);
    ledger = Ledger.of(cassandra);
    history = CassandraHistory.of(cassandra, settings.history(), product.name());
    states = CassandraStates.of(cassandra, settings.history(), product.name());
    this.measures = measures;
    dataSets = DataSets.of(settings);
    erasures = Erasures.of(settings, cassandra, contract);
    output =
        contract.isAggregate() ? computed(settings, cassandra) : rows(settings, cassandra, landing);
    if (product.suite().historyDepth() > 0) {
      history.prepare();
    }
  }

  private Output rows(JobSettings settings, CassandraConnector cassandra, Landing landing) {
    DataContract contract = product.contract();
    return new RecordOutput(
        checks,
        new Shaping(contract, product.transform()),
        new Supersession(contract),
        landing,
        DerivedTables.of(cassandra, settings.landing(), contract, product.derivations()),
        new ChangeFeeds(settings.kafka(), contract),
        erasures);
  }

  private Output computed(JobSettings settings, CassandraConnector cassandra) {
    RowWriter writer = new RowWriter(cassandra, settings.landing());
    return new ComputedOutput(
        checks,
        ComputedTables.of(writer, product.contract(), product.aggregations(), dataSets),
        new ChangeFeeds(settings.kafka(), product.contract()),
        erasures,
        product.suite().rowRules(),
        plans);
  }

  private static ExampleSettings exampleSettings(DataContract contract) {
    Set<String> masked =
        Stream.concat(
                contract.input().fields().stream(),
                contract.tables().stream().flatMap(t -> t.columns().stream()))
            .filter(Field::isClassified)
            .map(Field::name)
            .collect(Collectors.toSet());
    // What is computed comes from no record.
    Optional<PlaceColumns> place =
        Optional.of(new PlaceColumns(Columns.TOPIC, Columns.PARTITION, Columns.OFFSET))
            .filter(columns -> !contract.isAggregate());
    return new ExampleSettings(EXAMPLES_PER_RULE, masked, place);
  }

  private Surroundings surroundings(
      long batch, Instant now, BatchCounts counts, Measures.Begun begun) {
    return new Surroundings(
        now,
        history.without(publicationId(batch, counts).toString()),
        dataSets,
        begun.of(counts, now),
        exampleSettings);
  }

  private Map<String, ReferenceLookup> lookups(JobSettings settings, CassandraConnector cassandra) {
    Map<String, ReferenceLookup> lookups = new HashMap<>();
    for (Field field : product.contract().input().fields()) {
      field
          .reference()
          .ifPresent(
              to ->
                  lookups.put(
                      field.name(), ReferenceLookup.of(cassandra, to, settings.reference())));
    }
    return lookups;
  }

  /**
   * @param records rows of Spark's Kafka source
   * @throws BlockedBatch if the gate refuses it; nothing was written then
   * @throws MeshException DEFECT if a record is not accounted for
   */
  public BatchResult process(Dataset<Row> records, long batch) {
    checkReferences(records);
    Instant now = Instant.now();
    Steps steps = new Steps();
    JobCount jobs = JobCount.begin(records.sparkSession());
    Measures.Begun begun = measures.begin();
    plans.begin(now);
    KeptRows kept = KeptRows.of(checked(records), tasks.of(records));
    BatchRows checked = plans.rows(records.sparkSession(), kept.kept(), kept.schema());
    try {
      BatchCounts counts = steps.time("check", () -> counting.count(checked));
      try (Made made = output.of(checked, steps)) {
        return land(
            batch, surroundings(batch, now, counts, begun), counts, checked, made, steps, jobs);
      }
    } finally {
      dataSets.release();
      kept.release();
    }
  }

  private BatchRows checked(Dataset<Row> records) {
    Suppressed suppressed = erasures.begin(records.sparkSession());
    BatchRows decoded = decoding.decode(records, plans, suppressed);
    return decoded.then("check", rows -> checks.check(rows, decoded.now()));
  }

  /**
   * Not before there is a record: a product without any runs before those that it refers to, and
   * Spark hands over an empty batch too.
   */
  private void checkReferences(Dataset<Row> records) {
    if (referencesChecked || references.isEmpty() || records.isEmpty()) {
      return;
    }
    references.values().forEach(ReferenceLookup::check);
    referencesChecked = true;
  }

  private BatchResult land(
      long batch,
      Surroundings surroundings,
      BatchCounts counts,
      BatchRows checked,
      Made made,
      Steps steps,
      JobCount jobs) {
    SuiteResult quality = steps.time("gate", () -> judged(made, counts, checked, surroundings));
    if (quality.verdict() == Verdict.BLOCKED && !released.test(counts.offsets())) {
      throw new BlockedBatch(
          new BatchResult(
              batch,
              counts,
              NOTHING,
              made.superseded(),
              0,
              0,
              Map.of(),
              quality,
              Optional.empty(),
              steps.millis(),
              jobs.soFar(),
              List.of()));
    }
    Beside.Both<LandedCounts, Long> written =
        beside.both(
            checked.spark(),
            () -> steps.time("land", () -> counts.passed() == 0 ? NOTHING : made.land()),
            () -> steps.time("quarantine", () -> quarantined(counts, checked, surroundings.now())));
    LandedCounts landed = written.first();
    long quarantined = written.second();
    Map<String, Long> derivedRows =
        landed.landed() == 0 ? Map.of() : made.follow(surroundings.now(), steps);
    made.catchUp(surroundings.now(), steps);
    requireConserved(batch, counts, landed, made.superseded(), quarantined);
    long replayed = steps.time("mark", () -> replayed(checked));
    Publication complete = publication(batch, counts, quality, landed, made, quarantined);
    Publication publication =
        steps.time(
            "publish", () -> ledger.publish(complete, RuleResultsJson.array(quality.results())));
    List<StateMetric> merged = steps.time("publish", () -> told(publication, quality));
    return new BatchResult(
        batch,
        counts,
        landed,
        made.superseded(),
        quarantined,
        replayed,
        derivedRows,
        quality,
        Optional.of(publication),
        steps.millis(),
        jobs.soFar(),
        merged);
  }

  private SuiteResult judged(
      Made made, BatchCounts counts, BatchRows checked, Surroundings surroundings) {
    Map<String, RowCount> rowCounts = new HashMap<>(counts.ruleCounts());
    rowCounts.putAll(made.rowCounts());
    return gate.judge(made.judged(), rowCounts, examples.of(checked, counts), surroundings);
  }

  private long quarantined(BatchCounts counts, BatchRows checked, Instant now) {
    if (counts.quarantined() == 0) {
      return 0;
    }
    BatchRows bad = checked.then("reasons", rows -> Reasons.explain(rows, checks));
    return quarantine.write(bad, run, mode, now);
  }

  /** Records that are read for the first time can't be in quarantine: nothing to look up then. */
  private long replayed(BatchRows checked) {
    return mode.readsAgain()
        ? quarantine.markReplayed(checked.dataset().filter(not(checks.quarantined())), run)
        : 0;
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

  private UUID publicationId(long batch, BatchCounts counts) {
    if (mode == RunMode.REPLAY) {
      return Publication.idOfReplay(run, batch);
    }
    return Publication.idOf(
        product.name(), offsets(counts, OffsetRange::from), offsets(counts, OffsetRange::until));
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

  private Publication publication(
      long batch,
      BatchCounts counts,
      SuiteResult quality,
      LandedCounts landed,
      Made made,
      long quarantined) {
    String verdict =
        quality.verdict() == Verdict.BLOCKED
            ? "released"
            : quality.verdict().name().toLowerCase(java.util.Locale.ROOT);
    return new Publication(
        publicationId(batch, counts),
        product.name(),
        run,
        batch,
        Instant.now(),
        product.contract().version(),
        product.suite().version(),
        verdict,
        counts.consumed(),
        landed.landed(),
        made.superseded(),
        counts.filtered(),
        quarantined,
        counts.eventTimeFrom(),
        counts.eventTimeUntil(),
        offsets(counts, OffsetRange::from),
        offsets(counts, OffsetRange::until));
  }

  /** Compares what was read with what the writers acknowledged, each counted on its own. */
  private void requireConserved(
      long batch, BatchCounts counts, LandedCounts landed, long superseded, long quarantined) {
    long accounted = landed.landed() + superseded + counts.filtered() + quarantined;
    if (counts.consumed() == accounted) {
      return;
    }
    throw new MeshException(
        Category.DEFECT,
        ("Conservation is broken in batch %d of %s: consumed %d, but landed %d + superseded %d"
                + " + filtered %d + quarantined %d = %d. A transform must hand on as many rows as"
                + " it takes.")
            .formatted(
                batch,
                product.name(),
                counts.consumed(),
                landed.landed(),
                superseded,
                counts.filtered(),
                quarantined,
                accounted));
  }
}
