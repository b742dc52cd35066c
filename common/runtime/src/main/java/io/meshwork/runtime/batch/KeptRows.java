package io.meshwork.runtime.batch;

import io.meshwork.runtime.decode.InternalRows;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.storage.StorageLevel;

/**
 * The rows of a batch, kept after their first use so that Kafka is read and records are decoded
 * once. Kept as rows: a Dataset's own cache encodes them in columns, and compares its plan, with
 * all the rules in it, with that of every later query.
 *
 * @param rows what is kept, every column nullable: over columns that can't be null Spark 3.5
 *     generates code for Deequ's least and greatest values that doesn't compile
 * @param kept the same, behind the plan's one leaf
 */
public record KeptRows(Dataset<Row> rows, JavaRDD<InternalRow> kept) {

  /** Keeps the rows once something reads them, until they are released. */
  public static KeptRows of(Dataset<Row> rows) {
    return of(rows, copies(rows));
  }

  /** The same in so many partitions, or in as many as there are if these are fewer. */
  static KeptRows of(Dataset<Row> rows, int partitions) {
    return of(rows, copies(rows).coalesce(partitions));
  }

  private static JavaRDD<InternalRow> copies(Dataset<Row> rows) {
    return rows.queryExecution().toRdd().toJavaRDD().map(InternalRow::copy);
  }

  private static KeptRows of(Dataset<Row> rows, JavaRDD<InternalRow> copies) {
    JavaRDD<InternalRow> kept = copies.persist(StorageLevel.MEMORY_AND_DISK());
    return new KeptRows(
        InternalRows.dataset(rows.sparkSession(), kept, rows.schema().asNullable()), kept);
  }

  /** Lets go of what was kept. */
  public void release() {
    kept.unpersist(false);
  }
}
