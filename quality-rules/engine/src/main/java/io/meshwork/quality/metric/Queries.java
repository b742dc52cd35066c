package io.meshwork.quality.metric;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.meshwork.quality.References;
import io.meshwork.quality.plan.BatchRows;
import io.meshwork.quality.sql.Tables;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
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
public final class Queries {
  private final BatchRows batch;
  private final References references;

  Queries(BatchRows batch, References references) {
    this.batch = batch;
    this.references = references;
  }

  Map<Metric, Measured> measure(List<QueryMetric> metrics) {
    Map<Metric, Measured> measured = new HashMap<>();
    Map<QueryMetric, BatchRows> together = new LinkedHashMap<>();
    for (QueryMetric metric : metrics) {
      try {
        Optional<BatchRows> rows = rows(metric);
        if (rows.isPresent() && givesOneRow(rows.get().analyzed())) {
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
  private Optional<BatchRows> rows(QueryMetric metric) {
    if (metric.reference().isEmpty()) {
      return Optional.of(over(batch, metric.query()));
    }
    return references
        .find(metric.reference().get())
        .map(other -> BatchRows.of(over(batch.dataset(), Optional.of(other), metric.query())));
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
  static BatchRows over(BatchRows batch, String query) {
    return batch.then(List.of("query", query), rows -> over(rows, Optional.empty(), query));
  }

  /** The same of this batch alone. */
  public static Dataset<Row> over(
      Dataset<Row> batch, Optional<Dataset<Row>> reference, String query) {
    Map<String, LogicalPlan> tables = new LinkedHashMap<>();
    tables.put(Tables.PRIMARY, batch.queryExecution().analyzed());
    reference.ifPresent(r -> tables.put(Tables.REFERENCE, r.queryExecution().analyzed()));
    LogicalPlan plan = new CatalystSqlParser().parsePlan(query);
    return Dataset.ofRows(batch.sparkSession(), Tables.bind(plan, tables));
  }

  private static boolean givesOneRow(LogicalPlan plan) {
    LogicalPlan body = plan instanceof WithCTE with ? with.plan() : plan;
    return body instanceof Aggregate aggregate && aggregate.groupingExpressions().isEmpty();
  }

  private Map<Metric, Measured> together(Map<QueryMetric, BatchRows> queries) {
    Map<Metric, Measured> measured = new HashMap<>();
    List<QueryMetric> metrics = List.copyOf(queries.keySet());
    if (metrics.isEmpty()) {
      return measured;
    }
    try {
      for (Row row : union(metrics, queries).collect()) {
        QueryMetric metric = metrics.get(row.getInt(0));
        measured.put(metric, measured(metric, row, 1));
      }
      return measured;
    } catch (Exception e) { // One query's failure must not take the others along: one by one then.
      queries.forEach((metric, rows) -> measured.put(metric, alone(metric, rows)));
      return measured;
    }
  }

  /** Other data sets are others for each batch, and so is a plan with one of them in it. */
  private BatchRows union(List<QueryMetric> metrics, Map<QueryMetric, BatchRows> queries) {
    if (metrics.stream().anyMatch(m -> m.reference().isPresent())) {
      return BatchRows.of(union(metrics.stream().map(m -> queries.get(m).dataset()).toList()));
    }
    List<String> texts = metrics.stream().map(QueryMetric::query).toList();
    return batch.then(
        List.of("union", texts),
        rows -> union(texts.stream().map(q -> over(rows, Optional.empty(), q)).toList()));
  }

  private static Dataset<Row> union(List<Dataset<Row>> queries) {
    return IntStream.range(0, queries.size())
        .mapToObj(i -> numbered(queries.get(i), i))
        .reduce(Dataset::union)
        .orElseThrow();
  }

  /** The number of the query, its value as a double, and whether that means nothing. */
  private static Dataset<Row> numbered(Dataset<Row> query, int number) {
    boolean mayRefuse = query.columns().length > 1;
    Dataset<Row> named = mayRefuse ? query.toDF("value", "refused") : query.toDF("value");
    Column refused = mayRefuse ? col("refused") : lit(false);
    return named.select(lit(number), col("value").cast("double"), refused);
  }

  private static Measured alone(QueryMetric metric, BatchRows rows) {
    try {
      List<Row> found = rows.dataset().takeAsList(2);
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
