package io.meshwork.runtime.rows;

import io.meshwork.quality.plan.BatchRows;
import io.meshwork.quality.plan.InternalRows;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * The rows of a batch, kept after their first use so that Kafka is read and records are decoded
 * once. Kept as rows: a Dataset's own cache encodes them in columns, and compares its plan, with
 * all the rules in it, with that of every later query.
 *
 * @param kept the rows
 * @param schema their columns, each nullable: over columns that can't be null Spark 3.5 generates
 *     code for Deequ's least and greatest values that doesn't compile
 */
public record KeptRows(JavaRDD<InternalRow> kept, StructType schema) {

  /** Keeps the rows once something reads them, until they are released. */
  public static KeptRows of(Dataset<Row> rows) {
    return kept(rows.queryExecution().toRdd().toJavaRDD().map(InternalRow::copy), rows.schema());
  }

  /** The same in so many partitions, or in as many as there are if these are fewer. */
  public static KeptRows of(BatchRows rows, int partitions) {
    return kept(rows.rdd().map(InternalRow::copy).coalesce(partitions), rows.schema());
  }

  private static KeptRows kept(JavaRDD<InternalRow> copies, StructType schema) {
    return new KeptRows(copies.persist(StorageLevel.MEMORY_AND_DISK()), schema.asNullable());
  }

  /** The rows, with a plan of a single leaf. */
  public Dataset<Row> dataset(SparkSession spark) {
    return InternalRows.dataset(spark, kept, schema);
  }

  /** Lets go of what was kept. */
  public void release() {
    kept.unpersist(false);
  }
}
