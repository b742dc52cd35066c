package io.meshwork.runtime.batch;

import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.contract.DataContract;
import io.meshwork.contract.Table;
import io.meshwork.quality.RowCount;
import io.meshwork.quality.plan.BatchRows;
import io.meshwork.runtime.change.ChangeFeeds;
import io.meshwork.runtime.check.RecordChecks;
import io.meshwork.runtime.config.JobSettings;
import io.meshwork.runtime.derive.DerivedTables;
import io.meshwork.runtime.erase.Erasures;
import io.meshwork.runtime.landing.LandedCounts;
import io.meshwork.runtime.landing.Landing;
import io.meshwork.runtime.shape.Shaping;
import io.meshwork.runtime.supersede.Supersession;
import java.time.Instant;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/** Rows of the landed tables, one for each record. */
record RecordOutput(
    RecordChecks checks,
    Shaping shaping,
    Supersession supersession,
    Landing landing,
    DerivedTables derived,
    ChangeFeeds feeds,
    Erasures erasures)
    implements Output {

  static RecordOutput of(
      Product product,
      JobSettings settings,
      CassandraConnector cassandra,
      RecordChecks checks,
      Landing landing,
      Erasures erasures) {
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

  @Override
  public Made of(BatchRows checked, Steps steps) {
    BatchRows shaped =
        steps.time("shape", () -> checked.then("shape", rows -> shaping.shape(rows, checks)));
    return new Rows(checked, shaped, steps.time("supersede", () -> supersession.apply(shaped)));
  }

  private final class Rows implements Made {
    private final BatchRows checked;
    private final BatchRows shaped;
    private final Supersession.Outcome outcome;

    Rows(BatchRows checked, BatchRows shaped, Supersession.Outcome outcome) {
      this.checked = checked;
      this.shaped = shaped;
      this.outcome = outcome;
    }

    @Override
    public BatchRows judged() {
      return outcome.judged();
    }

    @Override
    public Map<String, RowCount> rowCounts() {
      return Map.of();
    }

    @Override
    public long superseded() {
      return outcome.superseded();
    }

    @Override
    public LandedCounts land() {
      return landing.land(outcome.rows());
    }

    @Override
    public Map<String, Long> follow(Instant now, Steps steps) {
      Map<String, Long> written = steps.time("derive", () -> derived.recompute(outcome.rows()));
      if (erasures.areRequested()) {
        // Each request counts, also one whose row another one of its key makes needless.
        steps.time("erase", () -> erasures.carryOut(shaped.dataset(), now));
      }
      for (Table table : feeds.tables()) {
        steps.time(
            "tell",
            () -> feeds.tell(table, outcome.rows().dataset().select(key(table)).distinct(), now));
      }
      return written;
    }

    @Override
    public void catchUp(Instant now, Steps steps) {
      if (erasures.areWatched()
          && steps.time("erase", () -> erasures.catchUp(checked.dataset(), now))) {
        steps.time("derive", () -> derived.recompute(outcome.rows()));
      }
    }

    private static Column[] key(Table table) {
      return table.partitionKey().stream().map(functions::col).toArray(Column[]::new);
    }

    @Override
    public void close() {
      outcome.release().run();
    }
  }
}
