package io.meshwork.quality.plan;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
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
    return dataset(spark, typed(rows), schema);
  }

  /** The rows stand in the plan as they are given. */
  static Dataset<Row> dataset(SparkSession spark, RDD<InternalRow> rows, StructType schema) {
    return Dataset.ofRows(spark, leaf(spark, attributes(schema), rows));
  }

  static LogicalRDD leaf(SparkSession spark, Seq<Attribute> attributes, RDD<InternalRow> rows) {
    return new LogicalRDD(
        attributes,
        rows,
        partitioning(rows.getNumPartitions()),
        CollectionConverters.asScala(List.<SortOrder>of()).toSeq(),
        false,
        spark,
        Option.empty(),
        Option.empty());
  }

  /** The rows as Scala code takes them. */
  static RDD<InternalRow> typed(JavaRDD<InternalRow> rows) {
    return JavaRDD.toRDD(rows).retag(ClassTag.apply(InternalRow.class));
  }

  static Partitioning partitioning(int partitions) {
    return partitions == 1 ? SinglePartition$.MODULE$ : new UnknownPartitioning(partitions);
  }

  @SuppressWarnings("unchecked") // a Seq is covariant, which Java can't say
  private static Seq<Attribute> attributes(StructType schema) {
    return (Seq<Attribute>) (Seq<?>) DataTypeUtils.toAttributes(schema);
  }
}
