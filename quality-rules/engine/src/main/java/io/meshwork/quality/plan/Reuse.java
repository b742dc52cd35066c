package io.meshwork.quality.plan;

import java.util.Optional;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.ExpressionWithRandomSeed;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Sample;
import org.apache.spark.sql.catalyst.trees.TreePattern;
import org.apache.spark.sql.execution.LogicalRDD;
import org.apache.spark.sql.execution.RDDScanExec;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.columnar.InMemoryRelation;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What of a query serves other batches too. Where that isn't sure it is made anew for each: a plan
 * that kept the leaf anywhere out of reach would find no rows, batch after batch.
 */
final class Reuse {
  private final RDD<InternalRow> leaf;
  private final Dataset<Row> rows;
  private Boolean ofQuery;
  private Optional<SparkPlan> ofPlan;

  Reuse(RDD<InternalRow> leaf, Dataset<Row> rows) {
    this.leaf = leaf;
    this.rows = rows;
  }

  RDD<InternalRow> leaf() {
    return leaf;
  }

  /**
   * Whether the query may be taken as it was understood once. What draws lots would draw the same
   * ones again.
   */
  synchronized boolean ofQuery() {
    if (ofQuery == null) {
      LogicalPlan query = rows.queryExecution().analyzed();
      ofQuery = leaves(query) > 0 && !query.exists(Reuse::drawsLots);
    }
    return ofQuery;
  }

  /**
   * The plan, if it may be used again. It holds the current time as it was, and the results of
   * subqueries.
   */
  synchronized Optional<SparkPlan> ofPlan() {
    if (ofPlan == null) {
      LogicalPlan query = rows.queryExecution().analyzed();
      boolean mayLast =
          ofQuery()
              && !query.containsPattern(TreePattern.CURRENT_LIKE())
              && !query.containsPattern(TreePattern.PLAN_EXPRESSION());
      ofPlan =
          mayLast
              ? Optional.of(rows.queryExecution().executedPlan()).filter(this::hasAllLeaves)
              : Optional.empty();
    }
    return ofPlan;
  }

  private boolean hasAllLeaves(SparkPlan plan) {
    LogicalPlan optimized = rows.queryExecution().optimizedPlan();
    long scans =
        CollectionConverters.asJava(plan.collectLeaves()).stream()
            .filter(l -> l instanceof RDDScanExec scan && scan.rdd() == leaf)
            .count();
    return scans == leaves(optimized)
        && plan.subqueriesAll().isEmpty()
        && !optimized.exists(node -> node instanceof InMemoryRelation);
  }

  private long leaves(LogicalPlan query) {
    return CollectionConverters.asJava(query.collectLeaves()).stream()
        .filter(l -> l instanceof LogicalRDD scan && scan.rdd() == leaf)
        .count();
  }

  private static boolean drawsLots(LogicalPlan node) {
    return node instanceof Sample
        || CollectionConverters.asJava(node.expressions()).stream()
            .anyMatch(e -> e.exists(part -> part instanceof ExpressionWithRandomSeed));
  }
}
