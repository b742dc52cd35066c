package io.meshwork.runtime.ingest;

import io.meshwork.runtime.config.IngestSettings;
import io.meshwork.runtime.config.KafkaSettings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The ingest step: Spark's Kafka source, the same options for all ways of running. */
public final class KafkaSource {
  /** Of the limit of a batch: what Spark's rounding takes off each partition's share. */
  private static final double SLACK = 0.001;

  private final KafkaSettings kafka;
  private final IngestSettings ingest;
  private final List<String> topics;

  public KafkaSource(KafkaSettings kafka, IngestSettings ingest, List<String> topics) {
    this.kafka = kafka;
    this.ingest = ingest;
    this.topics = List.copyOf(topics);
  }

  /** All that is there and comes, from where the checkpoint ends; the beginning without one. */
  public Dataset<Row> stream(SparkSession spark) {
    return spark
        .readStream()
        .format("kafka")
        .options(common())
        .option("subscribe", String.join(",", topics))
        .option("startingOffsets", "earliest")
        .option("maxOffsetsPerTrigger", limit())
        .load();
  }

  /**
   * A little above what is configured: Spark shares it out by partition and rounds down, so that a
   * backlog of just the limit would leave a record or two, and a batch of their own.
   */
  private long limit() {
    return ingest.maxRecordsPerBatch() + (long) Math.ceil(ingest.maxRecordsPerBatch() * SLACK);
  }

  /** The records of these offsets, and no others. */
  public Dataset<Row> range(SparkSession spark, OffsetSlice slice) {
    return spark
        .read()
        .format("kafka")
        .options(common())
        .option("assign", slice.assignJson())
        .option("startingOffsets", slice.fromJson())
        .option("endingOffsets", slice.untilJson())
        .load();
  }

  private Map<String, String> common() {
    Map<String, String> options = new TreeMap<>();
    kafka.clientProperties().forEach((key, value) -> options.put("kafka." + key, value));
    options.put("kafka.fetch.max.wait.ms", Long.toString(ingest.fetchMaxWait().toMillis()));
    options.put("kafka.fetch.max.bytes", Long.toString(ingest.fetchBytes()));
    options.put("kafka.max.partition.fetch.bytes", Long.toString(ingest.partitionFetchBytes()));
    options.put("kafkaConsumer.pollTimeoutMs", Long.toString(kafka.timeout().toMillis()));
    options.put("fetchOffset.numRetries", "1");
    options.put("includeHeaders", "true");
    options.put("failOnDataLoss", "true");
    return options;
  }
}
