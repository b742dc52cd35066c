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
import org.apache.spark.sql.execution.SQLExecutionRDD;
import org.apache.spark.sql.execution.SparkPlan;

/**
 * A query over a leaf that stands for the rows of any batch, and the queries that go on from it.
 */
final class Template {
  private final Template before;
  private final UnaryOperator<Dataset<Row>> query;
  private final Dataset<Row> rows;
  private final Optional<Reuse> reuse;
  private final Map<Object, Template> longer = new ConcurrentHashMap<>();

  /**
   * @param before what the query is asked of; null if it is the leaf, or has rows of its own
   * @param reuse empty if it has rows of its own
   */
  private Template(
      Template before,
      UnaryOperator<Dataset<Row>> query,
      Dataset<Row> rows,
      Optional<Reuse> reuse) {
    this.before = before;
    this.query = query;
    this.rows = rows;
    this.reuse = reuse;
  }

  /** The leaf alone. */
  static Template of(RDD<InternalRow> leaf, Dataset<Row> rows) {
    return new Template(null, UnaryOperator.identity(), rows, Optional.of(new Reuse(leaf, rows)));
  }

  /** A query that has rows of its own. */
  static Template of(Dataset<Row> rows) {
    return new Template(null, UnaryOperator.identity(), rows, Optional.empty());
  }

  /** The same one for the same step. */
  Template then(Object step, UnaryOperator<Dataset<Row>> next) {
    Template known = longer.get(step);
    if (known == null) {
      Dataset<Row> asked = next.apply(rows);
      known = new Template(this, next, asked, reuse.map(r -> new Reuse(r.leaf(), asked)));
      longer.put(step, known);
    }
    return known;
  }

  /** The leaf that it goes back to. */
  Template first() {
    return before == null ? this : before.first();
  }

  boolean hasOwnRows() {
    return reuse.isEmpty();
  }

  Dataset<Row> rows() {
    return rows;
  }

  LogicalPlan analyzed() {
    return rows.queryExecution().analyzed();
  }

  /** The query over these rows, planned for them alone. */
  Dataset<Row> over(SparkSession spark, RDD<InternalRow> batch) {
    if (reuse.isEmpty()) {
      return rows;
    }
    if (before == null || reuse.get().ofQuery()) {
      return Dataset.ofRows(spark, new LeafSwap(spark, reuse.get().leaf(), batch).in(analyzed()));
    }
    return query.apply(before.over(spark, batch));
  }

  /** What the query gives of these rows. */
  RDD<InternalRow> execute(SparkSession spark, RDD<InternalRow> batch) {
    Optional<SparkPlan> plan = reuse.flatMap(Reuse::ofPlan);
    if (plan.isEmpty()) {
      return over(spark, batch).queryExecution().toRdd();
    }
    LeafSwap swap = new LeafSwap(spark, reuse.get().leaf(), batch);
    SparkSession planning = rows.sparkSession();
    // As Spark's own queries do it: tasks see the session's settings, whoever starts the job.
    return new SQLExecutionRDD(
        planning.withActive(() -> swap.in(plan.get()).execute()), planning.sessionState().conf());
  }
}
