package io.meshwork.runtime.quarantine;

import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.governance.quarantine.Selection;
import io.meshwork.quality.plan.InternalRows;
import io.meshwork.runtime.cassandra.RequestLimits;
import io.meshwork.runtime.cassandra.TaskFailure;
import io.meshwork.runtime.config.JobSettings;
import io.meshwork.runtime.config.KafkaSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/** Hands out the selected records that are open in quarantine, as if they came from Kafka. */
public final class Replay {
  private static final StructType KAFKA =
      StructType.fromDDL(
          "key binary, value binary, topic string, partition int, offset bigint,"
              + " timestamp timestamp, timestampType int,"
              + " headers array<struct<key: string, value: binary>>");
  private static final int AVAILABLE = KAFKA.size();

  private final SparkSession spark;
  private final CassandraConnector cassandra;
  private final RequestLimits limits;
  private final OpenQuery query;
  private final ReplaySource source;

  private Replay(
      SparkSession spark,
      CassandraConnector cassandra,
      RequestLimits limits,
      OpenQuery query,
      ReplaySource source) {
    this.spark = spark;
    this.cassandra = cassandra;
    this.limits = limits;
    this.query = query;
    this.source = source;
  }

  /**
   * @param run the run that replays
   */
  public static Replay of(
      SparkSession spark,
      CassandraConnector cassandra,
      JobSettings settings,
      String product,
      Selection selection,
      String run) {
    KafkaSettings kafka = settings.kafka();
    return new Replay(
        spark,
        cassandra,
        settings.landing().limits(),
        OpenQuery.ofKeys(product, selection, run),
        new ReplaySource(
            settings.quarantine().keys().orElse(null),
            new HashMap<>(kafka.clientProperties()),
            kafka.timeout()));
  }

  /** Some of the selected records, in buckets that are read once each. */
  public record Part(List<Bucket> buckets, long size) {
    Part and(Bucket bucket, long more) {
      List<Bucket> both = new ArrayList<>(buckets);
      both.add(bucket);
      return new Part(both, size + more);
    }
  }

  /**
   * @param rows rows of Spark's Kafka source, kept until they are released
   * @param unavailable records whose content neither the quarantine nor Kafka holds
   */
  public record Records(Dataset<Row> rows, long unavailable, Runnable release) {}

  /**
   * The selected records in parts of about so many, in the order of their days; none if nothing is
   * selected. One Spark job.
   */
  public List<Part> parts(long most) {
    SortedSet<Bucket> buckets =
        new Buckets(cassandra, limits, query.product()).of(query.selection());
    List<Part> parts = new ArrayList<>();
    Part part = new Part(List.of(), 0);
    for (Map.Entry<Bucket, Long> bucket : counts(buckets).entrySet()) {
      if (part.size() > 0 && part.size() + bucket.getValue() > most) {
        parts.add(part);
        part = new Part(List.of(), 0);
      }
      part = part.and(bucket.getKey(), bucket.getValue());
    }
    if (part.size() > 0) {
      parts.add(part);
    }
    return parts;
  }

  private Map<Bucket, Long> counts(SortedSet<Bucket> buckets) {
    if (buckets.isEmpty()) {
      return Map.of();
    }
    Map<Bucket, Long> counts = new TreeMap<>();
    CountTask task = new CountTask(cassandra, limits, query);
    JavaRDD<Bucket> spread = spread(List.copyOf(buckets));
    TaskFailure.unwrapping(() -> spread.mapToPair(task).collect())
        .forEach(pair -> counts.put(pair._1(), pair._2()));
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  /** Reads a part, in one Spark job. */
  public Records read(Part part) {
    ReplayTask task = new ReplayTask(cassandra, limits, query.withContent(), source);
    JavaRDD<InternalRow> kept =
        spread(part.buckets()).mapPartitions(task).persist(StorageLevel.MEMORY_AND_DISK());
    JavaRDD<InternalRow> available = kept.filter(row -> row.getBoolean(AVAILABLE));
    long unavailable =
        TaskFailure.unwrapping(() -> kept.filter(row -> !row.getBoolean(AVAILABLE)).count());
    return new Records(
        InternalRows.dataset(spark, available, KAFKA), unavailable, () -> kept.unpersist(false));
  }

  private JavaRDD<Bucket> spread(List<Bucket> buckets) {
    return JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(buckets);
  }
}
