package io.meshwork.runtime.decode;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.plans.physical.Partitioning;
import org.apache.spark.sql.catalyst.plans.physical.SinglePartition$;
import org.apache.spark.sql.catalyst.plans.physical.UnknownPartitioning;
import org.apache.spark.sql.catalyst.types.DataTypeUtils;
import org.apache.spark.sql.execution.LogicalRDD;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;

/** Rows in Spark's own form as a Dataset: no conversion, and a plan of a single leaf. */
public final class InternalRows {
  private InternalRows() {}

  /** Rows of one partition are known to be together: grouping or joining them shuffles nothing. */
  public static Dataset<Row> dataset(
      SparkSession spark, JavaRDD<InternalRow> rows, StructType schema) {
    LogicalRDD leaf =
        new LogicalRDD(
            attributes(schema),
            JavaRDD.toRDD(rows).retag(ClassTag.apply(InternalRow.class)),
            partitioning(rows.getNumPartitions()),
            CollectionConverters.asScala(List.<SortOrder>of()).toSeq(),
            false,
            spark,
            Option.empty(),
            Option.empty());
    return Dataset.ofRows(spark, leaf);
  }

  @SuppressWarnings("unchecked") // a Seq is covariant, which Java can't say
  private static Seq<Attribute> attributes(StructType schema) {
    return (Seq<Attribute>) (Seq<?>) DataTypeUtils.toAttributes(schema);
  }

  private static Partitioning partitioning(int partitions) {
    return partitions == 1 ? SinglePartition$.MODULE$ : new UnknownPartitioning(partitions);
  }
}
