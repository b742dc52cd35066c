package io.meshwork.quality.metric;

import io.meshwork.quality.sql.PrimaryTable;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;

/** Runs a query over a batch under the name {@code primary}. */
final class Queries {
  private Queries() {}

  static Measured measure(Dataset<Row> batch, String query) {
    try {
      return measured(over(batch, query).takeAsList(2));
    } catch (
        Exception
            e) { // Scala declares none; one query's failure must not take the other rules' results
      // along.
      // An exception's message may quote a value, so only its class is told.
      return new Measured.Failure("the query failed with " + e.getClass().getSimpleName());
    }
  }

  static Dataset<Row> over(Dataset<Row> batch, String query) {
    SparkSession session = batch.sparkSession();
    LogicalPlan plan = new CatalystSqlParser().parsePlan(query);
    return Dataset.ofRows(session, PrimaryTable.bind(plan, batch.queryExecution().analyzed()));
  }

  private static Measured measured(List<Row> rows) {
    if (rows.size() != 1) {
      return new Measured.Failure(
          "the query gave %s rows, not one".formatted(rows.isEmpty() ? "no" : "several"));
    }
    if (rows.get(0).isNullAt(0)) {
      return new Measured.Nothing();
    }
    return new Measured.Value(((Number) rows.get(0).get(0)).doubleValue());
  }
}
