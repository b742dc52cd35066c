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
import io.meshwork.runtime.MeshException;
import io.meshwork.runtime.RunMode;
import io.meshwork.runtime.aggregate.ChangeRules;
import io.meshwork.runtime.check.BatchCounts;
import io.meshwork.runtime.check.Counting;
import io.meshwork.runtime.check.OffsetRange;
import io.meshwork.runtime.check.Reasons;
import io.meshwork.runtime.check.RecordChecks;
import io.meshwork.runtime.check.RowExamples;
import io.meshwork.runtime.config.JobSettings;
import io.meshwork.runtime.decode.Columns;
import io.meshwork.runtime.decode.Decoding;
import io.meshwork.runtime.erase.Erasures;
import io.meshwork.runtime.erase.Suppressed;
import io.meshwork.runtime.gate.Gate;
import io.meshwork.runtime.ingest.Tasks;
import io.meshwork.runtime.landing.LandedCounts;
import io.meshwork.runtime.landing.Landing;
import io.meshwork.runtime.measure.Measures;
import io.meshwork.runtime.quarantine.Quarantine;
import io.meshwork.runtime.reference.DataSets;
import io.meshwork.runtime.reference.ReferenceLookup;
import io.meshwork.runtime.rows.KeptRows;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
  private final Publishing publishing;
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
    publishing = Publishing.of(product, run, mode, settings, cassandra);
    this.measures = measures;
    dataSets = DataSets.of(settings);
    erasures = Erasures.of(settings, cassandra, contract);
    output =
        contract.isAggregate()
            ? ComputedOutput.of(product, settings, cassandra, checks, dataSets, erasures, plans)
            : RecordOutput.of(product, settings, cassandra, checks, landing, erasures);
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
    return new ExampleSettings(
        EXAMPLES_PER_RULE, masked, place, contract.primaryTable().primaryKey());
  }

  private Surroundings surroundings(Batch batch, Measures.Begun begun) {
    return new Surroundings(
        batch.now(),
        publishing.historyBefore(batch),
        dataSets,
        begun.of(batch.counts(), batch.now()),
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
  public BatchResult process(Dataset<Row> records, long number) {
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
      Batch batch = new Batch(number, now, checked, counts, steps, jobs);
      try (Made made = output.of(checked, steps)) {
        SuiteResult quality =
            steps.time("gate", () -> judged(batch, made, surroundings(batch, begun)));
        return land(batch, made, quality);
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

  private SuiteResult judged(Batch batch, Made made, Surroundings surroundings) {
    BatchCounts counts = batch.counts();
    Map<String, RowCount> rowCounts = new HashMap<>(counts.ruleCounts());
    rowCounts.putAll(made.rowCounts());
    return gate.judge(made.judged(), rowCounts, examples.of(batch.checked(), counts), surroundings);
  }

  private BatchResult land(Batch batch, Made made, SuiteResult quality) {
    BatchCounts counts = batch.counts();
    if (quality.verdict() == Verdict.BLOCKED && !released.test(counts.offsets())) {
      throw new BlockedBatch(batch.blocked(made.superseded(), quality));
    }
    Steps steps = batch.steps();
    Beside.Both<LandedCounts, Long> written =
        beside.both(
            batch.checked().spark(),
            () -> steps.time("land", () -> counts.passed() == 0 ? NOTHING : made.land()),
            () -> steps.time("quarantine", () -> quarantined(batch)));
    LandedCounts landed = written.first();
    Map<String, Long> derivedRows =
        landed.landed() == 0 ? Map.of() : made.follow(batch.now(), steps);
    made.catchUp(batch.now(), steps);
    Outcome outcome = new Outcome(landed, made.superseded(), written.second(), derivedRows);
    outcome.requireConserved(batch, product.name());
    long replayed = steps.time("mark", () -> replayed(batch.checked()));
    return publishing.publish(batch, outcome, replayed, quality);
  }

  private long quarantined(Batch batch) {
    if (batch.counts().quarantined() == 0) {
      return 0;
    }
    BatchRows bad = batch.checked().then("reasons", rows -> Reasons.explain(rows, checks));
    return quarantine.write(bad, run, mode, batch.now());
  }

  /** Records that are read for the first time can't be in quarantine: nothing to look up then. */
  private long replayed(BatchRows checked) {
    return mode.readsAgain()
        ? quarantine.markReplayed(checked.dataset().filter(not(checks.quarantined())), run)
        : 0;
  }
}
