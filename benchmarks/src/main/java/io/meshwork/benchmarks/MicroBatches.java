package io.meshwork.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.streaming.MemoryStream;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/** A streaming query that goes on, fed from memory, one micro-batch at a time. */
final class MicroBatches implements AutoCloseable {
  private final MemoryStream<Row> source;
  private final StreamingQuery query;

  private MicroBatches(MemoryStream<Row> source, StreamingQuery query) {
    this.source = source;
    this.query = query;
  }

  /**
   * Starts a query.
   *
   * @param checkpoint a folder of its own
   * @param plan from the rows that come to the rows that the handler gets, in update mode
   */
  static MicroBatches start(
      SparkSession session,
      Path checkpoint,
      StructType schema,
      UnaryOperator<Dataset<Row>> plan,
      Consumer<Dataset<Row>> handler) {
    MemoryStream<Row> source = MemoryStream.apply(Encoders.row(schema), session.sqlContext());
    VoidFunction2<Dataset<Row>, Long> each = (rows, id) -> handler.accept(rows);
    try {
      StreamingQuery query =
          plan.apply(source.toDF())
              .writeStream()
              .outputMode("update")
              .option("checkpointLocation", checkpoint.toString())
              .foreachBatch(each)
              .start();
      return new MicroBatches(source, query);
    } catch (TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Hands over one micro-batch and waits until it has been handled. */
  void handle(List<Row> rows) {
    source.addData(CollectionConverters.asScala(rows));
    query.processAllAvailable();
  }

  @Override
  public void close() {
    try {
      query.stop();
    } catch (TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }
}
