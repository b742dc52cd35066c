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
 */
record KeptRows(Dataset<Row> rows, JavaRDD<InternalRow> kept) {

  static KeptRows of(Dataset<Row> rows) {
    JavaRDD<InternalRow> kept =
        rows.queryExecution()
            .toRdd()
            .toJavaRDD()
            .map(InternalRow::copy)
            .persist(StorageLevel.MEMORY_AND_DISK());
    return new KeptRows(InternalRows.dataset(rows.sparkSession(), kept, rows.schema()), kept);
  }

  void release() {
    kept.unpersist(false);
  }
}
