package io.meshwork.quality.metric;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.meshwork.quality.References;
import io.meshwork.quality.sql.Tables;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.WithCTE;

/**
 * Runs queries over a batch under the name {@code primary}. Those that are sure to give one row run
 * together, as branches of one union.
 */
final class Queries {
  private final Dataset<Row> batch;
  private final References references;

  Queries(Dataset<Row> batch, References references) {
    this.batch = batch;
    this.references = references;
  }

  Map<Metric, Measured> measure(List<QueryMetric> metrics) {
    Map<Metric, Measured> measured = new HashMap<>();
    Map<QueryMetric, Dataset<Row>> together = new LinkedHashMap<>();
    for (QueryMetric metric : metrics) {
      try {
        Optional<Dataset<Row>> rows = rows(metric);
        if (rows.isPresent() && givesOneRow(rows.get())) {
          together.put(metric, rows.get());
        } else {
          measured.put(metric, rows.map(r -> alone(metric, r)).orElseGet(() -> missing(metric)));
        }
      } catch (Exception e) { // Planning fails too, where a data set isn't what it was.
        measured.put(metric, failed(e));
      }
    }
    measured.putAll(together(together));
    return measured;
  }

  /** Empty if the other data set is missing. */
  private Optional<Dataset<Row>> rows(QueryMetric metric) {
    if (metric.reference().isEmpty()) {
      return Optional.of(over(batch, Optional.empty(), metric.query()));
    }
    return references
        .find(metric.reference().get())
        .map(other -> over(batch, Optional.of(other), metric.query()));
  }

  private static Measured missing(QueryMetric metric) {
    return new Measured.Failure(
        "the data set \"%s\" can't be read".formatted(metric.reference().orElseThrow()));
  }

  private static Measured failed(Exception e) {
    // An exception's message may quote a value, so only its class is told.
    return new Measured.Failure("the query failed with " + e.getClass().getSimpleName());
  }

  /** A query's rows, not computed yet. */
  static Dataset<Row> over(Dataset<Row> batch, Optional<Dataset<Row>> reference, String query) {
    Map<String, LogicalPlan> tables = new LinkedHashMap<>();
    tables.put(Tables.PRIMARY, batch.queryExecution().analyzed());
    reference.ifPresent(r -> tables.put(Tables.REFERENCE, r.queryExecution().analyzed()));
    LogicalPlan plan = new CatalystSqlParser().parsePlan(query);
    return Dataset.ofRows(batch.sparkSession(), Tables.bind(plan, tables));
  }

  private static boolean givesOneRow(Dataset<Row> rows) {
    LogicalPlan plan = rows.queryExecution().analyzed();
    LogicalPlan body = plan instanceof WithCTE with ? with.plan() : plan;
    return body instanceof Aggregate aggregate && aggregate.groupingExpressions().isEmpty();
  }

  private static Map<Metric, Measured> together(Map<QueryMetric, Dataset<Row>> queries) {
    Map<Metric, Measured> measured = new HashMap<>();
    List<QueryMetric> metrics = List.copyOf(queries.keySet());
    try {
      metrics.stream()
          .map(m -> numbered(queries.get(m), metrics.indexOf(m)))
          .reduce(Dataset::union)
          .ifPresent(
              all ->
                  all.collectAsList()
                      .forEach(
                          row -> {
                            QueryMetric metric = metrics.get(row.getInt(0));
                            measured.put(metric, measured(metric, row, 1));
                          }));
      return measured;
    } catch (Exception e) { // One query's failure must not take the others along: one by one then.
      queries.forEach((metric, rows) -> measured.put(metric, alone(metric, rows)));
      return measured;
    }
  }

  /** The number of the query, its value as a double, and whether that means nothing. */
  private static Dataset<Row> numbered(Dataset<Row> query, int number) {
    boolean mayRefuse = query.columns().length > 1;
    Dataset<Row> named = mayRefuse ? query.toDF("value", "refused") : query.toDF("value");
    Column refused = mayRefuse ? col("refused") : lit(false);
    return named.select(lit(number), col("value").cast("double"), refused);
  }

  private static Measured alone(QueryMetric metric, Dataset<Row> rows) {
    try {
      List<Row> found = rows.takeAsList(2);
      return found.size() == 1
          ? measured(metric, found.get(0), 0)
          : new Measured.Failure(
              "the query gave %s rows, not one".formatted(found.isEmpty() ? "no" : "several"));
    } catch (Exception e) { // Scala declares none.
      return failed(e);
    }
  }

  private static Measured measured(QueryMetric metric, Row row, int at) {
    if (row.size() > at + 1 && !row.isNullAt(at + 1) && row.getBoolean(at + 1)) {
      return new Measured.Failure(metric.refusal());
    }
    return row.isNullAt(at)
        ? new Measured.Nothing()
        : new Measured.Value(((Number) row.get(at)).doubleValue());
  }
}
