package io.meshwork.quality.plan;

import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.LogicalRDD;
import org.apache.spark.sql.execution.RDDScanExec;
import org.apache.spark.sql.execution.SparkPlan;
import scala.runtime.AbstractPartialFunction;

/** Puts other rows into the leaf of a plan, and leaves all other leaves alone. */
record LeafSwap(SparkSession spark, RDD<InternalRow> leaf, RDD<InternalRow> rows) {
  /**
   * A copy of every node above the leaf, which keeps nothing of an earlier execution, such as
   * shuffled files. What doesn't stand on the leaf is shared.
   */
  SparkPlan in(SparkPlan plan) {
    return plan.transformUp(new Physical(this));
  }

  /** The same of a plan that isn't planned yet, its subqueries included. */
  LogicalPlan in(LogicalPlan plan) {
    return plan.transformUpWithSubqueries(new Logical(this));
  }

  private static final class Physical extends AbstractPartialFunction<SparkPlan, SparkPlan> {
    private final transient LeafSwap swap;

    Physical(LeafSwap swap) {
      this.swap = swap;
    }

    @Override
    public boolean isDefinedAt(SparkPlan plan) {
      return plan instanceof RDDScanExec scan && scan.rdd() == swap.leaf;
    }

    @Override
    public SparkPlan apply(SparkPlan plan) {
      RDDScanExec scan = (RDDScanExec) plan;
      return new RDDScanExec(
          scan.output(),
          swap.rows,
          scan.name(),
          InternalRows.partitioning(swap.rows.getNumPartitions()),
          scan.outputOrdering());
    }
  }

  private static final class Logical extends AbstractPartialFunction<LogicalPlan, LogicalPlan> {
    private final transient LeafSwap swap;

    Logical(LeafSwap swap) {
      this.swap = swap;
    }

    @Override
    public boolean isDefinedAt(LogicalPlan plan) {
      return plan instanceof LogicalRDD scan && scan.rdd() == swap.leaf;
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan) {
      LogicalRDD scan = (LogicalRDD) plan;
      return InternalRows.leaf(swap.spark, scan.output(), swap.rows);
    }
  }
}
