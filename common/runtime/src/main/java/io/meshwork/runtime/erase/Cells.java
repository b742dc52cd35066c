package io.meshwork.runtime.erase;

import io.meshwork.contract.FieldType;
import io.meshwork.runtime.landing.CellEncoder;
import io.meshwork.runtime.landing.ColumnPlan;
import io.meshwork.runtime.landing.Nulls;
import io.meshwork.runtime.landing.RowWriter;
import io.meshwork.runtime.landing.Stamp;
import io.meshwork.runtime.landing.TablePlan;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How the rows of a Dataset are written to, or deleted from, a table: the first columns of the rows
 * are the table's, in its order.
 *
 * @param name the table's keyspace and name
 * @param types of the columns
 * @param partition how many of them are the partition key
 * @param key how many are the primary key, or as much of it as a delete has
 */
record Cells(List<String> name, List<FieldType> types, int partition, int key) {

  /** Writes the columns, one statement for a row. */
  void write(RowWriter writer, Dataset<Row> rows, Stamp stamp) {
    run(writer, rows, stamp, -1);
  }

  /**
   * Deletes what has the key, or begins with it.
   *
   * @param rows with the write timestamp behind the key, then a true
   */
  void delete(RowWriter writer, Dataset<Row> rows) {
    run(writer, rows, new Stamp.FromColumn(types.size()), types.size() + 1);
  }

  private void run(RowWriter writer, Dataset<Row> rows, Stamp stamp, int deleteAt) {
    List<ColumnPlan> columns = new ArrayList<>();
    for (FieldType type : types) {
      int at = columns.size();
      columns.add(new ColumnPlan(rows.columns()[at], at, CellEncoder.of(type)));
    }
    TablePlan plan =
        new TablePlan(
            name.get(0),
            name.get(1),
            columns,
            partition,
            key,
            stamp,
            new Nulls.Leave(),
            deleteAt,
            true);
    writer.write(rows.queryExecution().toRdd().toJavaRDD(), List.of(plan));
  }
}
