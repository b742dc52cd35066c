package io.meshwork.runtime.decode;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import scala.reflect.ClassTag;

/** Rows in Spark's own form as a Dataset: no conversion, and a plan of a single leaf. */
public final class InternalRows {
  private InternalRows() {}

  public static Dataset<Row> dataset(
      SparkSession spark, JavaRDD<InternalRow> rows, StructType schema) {
    return spark.internalCreateDataFrame(
        JavaRDD.toRDD(rows).retag(ClassTag.apply(InternalRow.class)), schema, false);
  }
}
