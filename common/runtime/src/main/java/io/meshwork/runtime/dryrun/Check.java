package io.meshwork.runtime.dryrun;

import io.meshwork.contract.Table;
import io.meshwork.contract.Topic;
import io.meshwork.quality.Example;
import io.meshwork.quality.ExampleSettings;
import io.meshwork.quality.ExampleSettings.PlaceColumns;
import io.meshwork.quality.Outcome;
import io.meshwork.quality.RowCount;
import io.meshwork.quality.RowCounts;
import io.meshwork.quality.RowRule;
import io.meshwork.quality.RuleResult;
import io.meshwork.quality.Suite;
import io.meshwork.quality.SuiteResult;
import io.meshwork.quality.Surroundings;
import io.meshwork.quality.history.MetricHistory;
import io.meshwork.quality.plan.BatchRows;
import io.meshwork.runtime.batch.Product;
import io.meshwork.runtime.check.BatchCounts;
import io.meshwork.runtime.check.Counting;
import io.meshwork.runtime.check.RowExamples;
import io.meshwork.runtime.config.JobSettings;
import io.meshwork.runtime.decode.Columns;
import io.meshwork.runtime.gate.Gate;
import io.meshwork.runtime.reference.DataSets;
import io.meshwork.runtime.shape.Shaping;
import io.meshwork.runtime.supersede.Supersession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Judges data as a run would, up to the gate's verdict, and lands nothing. */
final class Check {
  private static final int EXAMPLES_PER_RULE = 5;

  private final Product product;
  private final JobSettings settings;
  private final Instant now;
  private final Set<String> masked;

  Check(Product product, JobSettings settings, Instant now) {
    this.product = product;
    this.settings = settings;
    this.now = now;
    this.masked = Masking.of(product.contract());
  }

  /**
   * What came out.
   *
   * @param counts records or rows by what became of them
   * @param notes what a reader should know beside the rules' results
   */
  record Outcomes(Map<String, Long> counts, SuiteResult quality, List<String> notes) {}

  /** Contract, suite and gate over records. */
  Outcomes of(Records records) {
    Topic topic = product.contract().input();
    BatchCounts counts =
        new Counting(records.checks(), topic.topics(), topic.eventTime()).count(records.checked());
    Shaping shaping = new Shaping(product.contract(), product.transform());
    BatchRows shaped =
        records.checked().then("shape", rows -> shaping.shape(rows, records.checks()));
    Supersession.Outcome outcome = new Supersession(product.contract()).apply(shaped);
    Map<String, List<Example>> examples =
        new RowExamples(records.checks(), masked, EXAMPLES_PER_RULE).of(records.checked(), counts);
    PlaceColumns place = new PlaceColumns(Columns.TOPIC, Columns.PARTITION, Columns.OFFSET);
    DataSets references = DataSets.of(settings);
    try {
      SuiteResult judged =
          new Gate(product.suite(), records.checks().book())
              .judge(
                  outcome.judged(),
                  counts.ruleCounts(),
                  examples,
                  surroundings(references, Optional.of(place), List.of()));
      Map<String, Long> sums = new LinkedHashMap<>();
      sums.put("consumed", counts.consumed());
      sums.put("filtered", counts.filtered());
      sums.put("quarantined", counts.quarantined());
      sums.put("superseded", outcome.superseded());
      sums.put("passed", counts.passed() - outcome.superseded());
      return new Outcomes(sums, skipped(judged, records.skipped()), notes());
    } finally {
      references.release();
      outcome.release().run();
    }
  }

  /** The suite over landed rows. Rules on records are judged where the table has their columns. */
  Outcomes of(Dataset<Row> rows, Table table) {
    Suite suite = product.suite();
    Map<String, String> skipped = new LinkedHashMap<>();
    List<RowRule> judged = new ArrayList<>();
    for (RowRule rule : suite.rowRules()) {
      if (isKnown(rows, rule)) {
        judged.add(rule);
      } else {
        skipped.put(
            rule.id(),
            "It speaks of a field of the records that table %s doesn't have."
                .formatted(table.name()));
      }
    }
    Map<String, RowCount> counts = new HashMap<>(RowCounts.of(judged, BatchRows.of(rows)));
    suite.rowRules().forEach(rule -> counts.putIfAbsent(rule.id(), new RowCount(0, 0)));
    DataSets references = DataSets.of(settings);
    try {
      SuiteResult result =
          suite.evaluate(
              rows, counts, surroundings(references, Optional.empty(), table.primaryKey()));
      return new Outcomes(Map.of("rows", rows.count()), skipped(result, skipped), notes());
    } finally {
      references.release();
    }
  }

  private Surroundings surroundings(
      DataSets references, Optional<PlaceColumns> place, List<String> key) {
    return new Surroundings(
        now,
        MetricHistory.none(),
        references,
        Map.of(),
        new ExampleSettings(EXAMPLES_PER_RULE, masked, place, key));
  }

  private List<String> notes() {
    return product.suite().historyDepth() == 0
        ? List.of()
        : List.of(
            "Rules that compare with earlier batches are judged without them: a dry run is no batch.");
  }

  private static boolean isKnown(Dataset<Row> rows, RowRule rule) {
    try {
      rows.select(rule.applies(), rule.passes());
      return true;
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      if (e instanceof AnalysisException) {
        return false;
      }
      throw new IllegalStateException(e);
    }
  }

  /** The verdict stays: what is skipped here concerns records, which the gate doesn't judge. */
  private static SuiteResult skipped(SuiteResult result, Map<String, String> reasons) {
    List<RuleResult> results = new ArrayList<>(result.results());
    results.replaceAll(r -> reasons.containsKey(r.id()) ? skipped(r, reasons.get(r.id())) : r);
    return new SuiteResult(
        results, result.verdict(), result.sparkJobs(), result.metrics(), result.states());
  }

  private static RuleResult skipped(RuleResult result, String reason) {
    return new RuleResult(
        result.rule(),
        Outcome.SKIPPED,
        result.metric(),
        null,
        result.expectation(),
        0,
        0,
        reason,
        Optional.empty(),
        List.of());
  }
}
