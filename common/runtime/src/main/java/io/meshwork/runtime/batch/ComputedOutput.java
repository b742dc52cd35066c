package io.meshwork.runtime.batch;

import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.contract.Table;
import io.meshwork.quality.RowCount;
import io.meshwork.quality.RowCounts;
import io.meshwork.quality.RowRule;
import io.meshwork.quality.plan.BatchRows;
import io.meshwork.quality.plan.Plans;
import io.meshwork.runtime.aggregate.BatchChanges;
import io.meshwork.runtime.aggregate.Computed;
import io.meshwork.runtime.aggregate.ComputedTables;
import io.meshwork.runtime.change.ChangeFeeds;
import io.meshwork.runtime.check.RecordChecks;
import io.meshwork.runtime.config.JobSettings;
import io.meshwork.runtime.erase.Erasures;
import io.meshwork.runtime.landing.LandedCounts;
import io.meshwork.runtime.landing.RowWriter;
import io.meshwork.runtime.reference.DataSets;
import io.meshwork.runtime.rows.KeptRows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rows of the computed tables, for the partitions that the batch's changes touch.
 *
 * @param rules the suite's on rows
 */
record ComputedOutput(
    RecordChecks checks,
    ComputedTables tables,
    ChangeFeeds feeds,
    Erasures erasures,
    List<RowRule> rules,
    Plans plans)
    implements Output {

  static ComputedOutput of(
      Product product,
      JobSettings settings,
      CassandraConnector cassandra,
      RecordChecks checks,
      DataSets dataSets,
      Erasures erasures,
      Plans plans) {
    RowWriter writer = new RowWriter(cassandra, settings.landing());
    return new ComputedOutput(
        checks,
        ComputedTables.of(writer, product.contract(), product.aggregations(), dataSets),
        new ChangeFeeds(settings.kafka(), product.contract()),
        erasures,
        product.suite().rowRules(),
        plans);
  }

  @Override
  public Made of(BatchRows checked, Steps steps) {
    Dataset<Row> passed = checked.dataset().filter(checks.passed());
    BatchChanges changes = steps.time("changes", () -> BatchChanges.of(feeds.contract(), passed));
    try {
      Computed computed = steps.time("compute", () -> tables.of(changes));
      return new Rows(changes, computed, checked);
    } catch (RuntimeException e) {
      changes.close();
      throw e;
    }
  }

  private final class Rows implements Made {
    private final BatchChanges changes;
    private final Computed computed;
    private final BatchRows judged;

    Rows(BatchChanges changes, Computed computed, BatchRows checked) {
      this.changes = changes;
      this.computed = computed;
      KeptRows primary = computed.rows(feeds.contract().primaryTable());
      this.judged = plans.rows(checked.spark(), primary.kept(), primary.schema());
    }

    @Override
    public BatchRows judged() {
      return judged;
    }

    @Override
    public Map<String, RowCount> rowCounts() {
      return RowCounts.of(rules, judged);
    }

    @Override
    public long superseded() {
      return changes.repeated();
    }

    @Override
    public LandedCounts land() {
      return new LandedCounts(changes.partitions(), computed.write());
    }

    @Override
    public Map<String, Long> follow(Instant now, Steps steps) {
      for (Table table : feeds.tables()) {
        steps.time("tell", () -> feeds.tell(table, computed.touched(table), now));
      }
      return Map.of();
    }

    @Override
    public void catchUp(Instant now, Steps steps) {
      if (erasures.areWatched()) {
        steps.time(
            "erase",
            () ->
                erasures.catchUp(
                    table -> computed.rows(table).dataset(judged.spark()), judged.spark(), now));
      }
    }

    @Override
    public void close() {
      computed.close();
      changes.close();
    }
  }
}
