package io.meshwork.quality.plan;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.trees.TreePattern;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.types.StructType;

/**
 * A query over a leaf that stands for the rows of any batch, and the queries that go on from it.
 */
final class Template {
  private final Optional<RDD<InternalRow>> leaf;
  private final StructType leafSchema;
  private final Dataset<Row> rows;
  private final Map<Object, Template> longer = new ConcurrentHashMap<>();
  private SparkPlan plan;

  /**
   * @param leaf what the rows of a batch take the place of
   */
  private Template(Optional<RDD<InternalRow>> leaf, StructType leafSchema, Dataset<Row> rows) {
    this.leaf = leaf;
    this.leafSchema = leafSchema;
    this.rows = rows;
  }

  /** The leaf alone. */
  static Template of(RDD<InternalRow> leaf, Dataset<Row> rows) {
    return new Template(Optional.of(leaf), rows.schema(), rows);
  }

  /** A query that has rows of its own. */
  static Template of(Dataset<Row> rows) {
    return new Template(Optional.empty(), rows.schema(), rows);
  }

  /** The same one for the same step. */
  Template then(Object step, UnaryOperator<Dataset<Row>> query) {
    Template known = longer.get(step);
    if (known == null) {
      known = new Template(leaf, leafSchema, query.apply(rows));
      longer.put(step, known);
    }
    return known;
  }

  StructType leafSchema() {
    return leafSchema;
  }

  Dataset<Row> rows() {
    return rows;
  }

  LogicalPlan analyzed() {
    return rows.queryExecution().analyzed();
  }

  /** The query over these rows, planned for them alone. */
  Dataset<Row> over(SparkSession spark, RDD<InternalRow> batch) {
    return leaf.map(l -> Dataset.ofRows(spark, new LeafSwap(spark, l, batch).in(analyzed())))
        .orElse(rows);
  }

  /** What the query gives of these rows. */
  RDD<InternalRow> execute(SparkSession spark, RDD<InternalRow> batch) {
    if (leaf.isEmpty() || !isLasting()) {
      return over(spark, batch).queryExecution().toRdd();
    }
    LeafSwap swap = new LeafSwap(spark, leaf.get(), batch);
    return rows.sparkSession().withActive(() -> swap.in(plan()).execute());
  }

  private synchronized SparkPlan plan() {
    if (plan == null) {
      plan = rows.queryExecution().executedPlan();
    }
    return plan;
  }

  /** A plan holds the current time as it was, and the results of subqueries. */
  private boolean isLasting() {
    return !analyzed().containsPattern(TreePattern.CURRENT_LIKE())
        && !analyzed().containsPattern(TreePattern.PLAN_EXPRESSION());
  }
}
