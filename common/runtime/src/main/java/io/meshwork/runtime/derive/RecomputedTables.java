package io.meshwork.runtime.derive;

import io.meshwork.contract.Table;
import io.meshwork.runtime.landing.Nulls;
import io.meshwork.runtime.landing.RowWriter;
import io.meshwork.runtime.landing.Stamp;
import io.meshwork.runtime.landing.TablePlan;
import io.meshwork.runtime.landing.TablePlanner;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;

/**
 * Writes what was computed anew over what was computed before.
 *
 * @param timestamp of all writes, from {@link RecomputeClock}, taken before anything was read
 */
public record RecomputedTables(RowWriter writer, String keyspace, long timestamp) {

  /**
   * A null of a recomputed row erases: the row says all that there is.
   *
   * @param source where the rows come from, for messages
   * @return rows written
   * @throws io.meshwork.runtime.MeshException DEFECT if columns or types are not the table's
   */
  public long write(Dataset<Row> rows, Table table, String source) {
    TablePlanner planner = new TablePlanner(rows.schema(), source);
    TablePlan plan =
        planner.plan(keyspace, table, new Stamp.Fixed(timestamp), new Nulls.Erase(), false);
    planner.check();
    return writer.write(internal(rows), List.of(plan)).tables().get(0).written();
  }

  /**
   * Deletes what partitions held before; the rows written now stay, so these come first.
   *
   * @param keys the partition key's columns, in its order
   */
  public void deleteOlder(Dataset<Row> keys, Table table) {
    TablePlan deletes = DeletePlan.of(keyspace, table, new Stamp.Fixed(timestamp - 1));
    writer.write(internal(keys.withColumn("_delete", functions.lit(true))), List.of(deletes));
  }

  private static JavaRDD<InternalRow> internal(Dataset<Row> rows) {
    return rows.queryExecution().toRdd().toJavaRDD();
  }
}
