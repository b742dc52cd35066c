package io.meshwork.benchmarks;

import static org.apache.spark.sql.functions.col;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeoutException;
import org.apache.commons.io.FileUtils;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQueryException;

/**
 * For orientation: Spark's foreachBatch with {@code from_json} and the tuned connector, without any
 * quality, and with the product's Kafka fetches.
 */
record RawStream(World world, SparkSession session) implements StreamSide {
  static RawStream of(World world) {
    return new RawStream(world, Peers.session(world));
  }

  @Override
  public String name() {
    return "raw";
  }

  @Override
  public String keyspace() {
    return "raw_stream";
  }

  @Override
  public void prepare() {
    Peers.makeTable(world, keyspace(), Contracts.events().tables().get(0));
    try {
      FileUtils.deleteDirectory(checkpoint());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private File checkpoint() {
    return world.folder().resolve("raw-stream-checkpoint").toFile();
  }

  @Override
  public void run() {
    Dataset<Row> records =
        session
            .readStream()
            .format("kafka")
            .option("kafka.bootstrap.servers", world.bootstrapServers())
            .option("subscribe", Events.TOPIC)
            .option("startingOffsets", "earliest")
            .option("maxOffsetsPerTrigger", world.settings().ingest().maxRecordsPerBatch())
            .options(Peers.TUNED_READS)
            .load();
    VoidFunction2<Dataset<Row>, Long> land =
        (batch, id) ->
            Peers.append(
                Peers.events(batch).filter(col("event_id").isNotNull()),
                keyspace(),
                Peers.TABLE,
                Peers.TUNED_WRITES);
    try {
      records
          .writeStream()
          .foreachBatch(land)
          .option("checkpointLocation", checkpoint().toString())
          .start()
          .awaitTermination();
    } catch (TimeoutException | StreamingQueryException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public long landing(PacedProducer producer) {
    return producer.sent() - producer.noJson();
  }
}
