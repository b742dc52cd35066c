package io.meshwork.runtime.derive;

import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.contract.Table;
import io.meshwork.runtime.cassandra.RequestLimits;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Reads partitions of tables by their keys, as they are when the rows are used.
 *
 * @param cassandra where
 * @param limits consistency, and how long a read is tried again
 */
public record PartitionReader(CassandraConnector cassandra, RequestLimits limits) {

  /**
   * All rows of whole partitions.
   *
   * @param table its partition key, and the columns that are read
   * @param keys the partition key's columns, with the contract's types; each key once
   * @return the table's columns, with the contract's types
   */
  public Dataset<Row> read(String keyspace, Table table, Dataset<Row> keys) {
    int cores = keys.sparkSession().sparkContext().defaultParallelism();
    Dataset<Row> spread =
        keys.select(table.partitionKey().stream().map(functions::col).toArray(Column[]::new))
            .repartition(cores);
    return read(keyspace, new Touched(table, Optional.empty()), spread);
  }

  /**
   * @param keys what the statement of {@link ReadPlan} binds, in its order
   */
  Dataset<Row> read(String keyspace, Touched touched, Dataset<Row> keys) {
    SparkSession spark = keys.sparkSession();
    boolean javaTime =
        Boolean.parseBoolean(spark.conf().get("spark.sql.datetime.java8API.enabled"));
    ReadTask read = new ReadTask(cassandra, limits, ReadPlan.of(keyspace, touched, javaTime));
    JavaRDD<Row> rows = keys.queryExecution().toRdd().toJavaRDD().mapPartitions(read);
    return spark.createDataFrame(rows, ReadPlan.schema(touched.source()));
  }
}
