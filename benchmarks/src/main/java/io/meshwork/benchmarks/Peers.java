package io.meshwork.benchmarks;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;

import io.meshwork.contract.Cql;
import io.meshwork.contract.Table;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** What the peers that are written with Spark and the connector have in common. */
final class Peers {
  static final String TABLE = "events_by_id";
  private static final String CONNECTOR = "org.apache.spark.sql.cassandra";

  /** The event's fields, as a team that knows its data writes them down. */
  static final StructType EVENT =
      StructType.fromDDL(
          "event_id string, device string, site string, kind string, event_time timestamp,"
              + " value double, quantity int, price decimal(12,2), currency string, status string,"
              + " customer string, note string");

  /** What the connector's users raise for bulk writes; other values weren't tried here. */
  static final Map<String, String> TUNED_WRITES =
      Map.of(
          "spark.cassandra.output.batch.grouping.key", "replica_set",
          "spark.cassandra.output.batch.size.rows", "100",
          "spark.cassandra.output.concurrent.writes", "8",
          "spark.cassandra.output.ignoreNulls", "true",
          "spark.cassandra.output.consistency.level", "ONE");

  /** The same fetches as the product's. */
  static final Map<String, String> TUNED_READS =
      Map.of(
          "kafka.fetch.max.wait.ms", "10",
          "kafka.fetch.max.bytes", String.valueOf(64 << 20),
          "kafka.max.partition.fetch.bytes", String.valueOf(8 << 20));

  private Peers() {}

  /** A session with Spark's own defaults where the product's profile sets others. */
  static SparkSession session(World world) {
    SparkSession session = world.spark().newSession();
    session.conf().set("spark.sql.session.timeZone", "UTC");
    session.conf().set("spark.sql.adaptive.enabled", "true");
    session.conf().set("spark.sql.shuffle.partitions", "4");
    return session;
  }

  /** Kafka's records of a topic, all there are. */
  static Dataset<Row> records(
      World world, SparkSession session, String topic, Map<String, String> options) {
    return session
        .read()
        .format("kafka")
        .option("kafka.bootstrap.servers", world.bootstrapServers())
        .option("subscribe", topic)
        .option("startingOffsets", "earliest")
        .option("endingOffsets", "latest")
        .options(options)
        .load();
  }

  /** The events' columns, all null where a record is no JSON. */
  static Dataset<Row> events(Dataset<Row> records) {
    return records.select(from_json(col("value").cast("string"), EVENT).as("e")).select("e.*");
  }

  /** A table, read by the connector. */
  static Dataset<Row> table(SparkSession session, String keyspace, String table) {
    return session
        .read()
        .format(CONNECTOR)
        .option("keyspace", keyspace)
        .option("table", table)
        .load();
  }

  static void append(Dataset<Row> rows, String keyspace, String table, Map<String, String> how) {
    rows.write()
        .format(CONNECTOR)
        .option("keyspace", keyspace)
        .option("table", table)
        .options(how)
        .mode("append")
        .save();
  }

  /** An empty table like the product's own, in a keyspace of the peer's. */
  static void makeTable(World world, String keyspace, Table table) {
    world.cql(
        "CREATE KEYSPACE IF NOT EXISTS "
            + keyspace
            + " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
    world.cql(Cql.createTable(keyspace, table));
    world.cql("TRUNCATE " + keyspace + "." + table.name());
  }

  static void require(String side, String what, long expected, long found) {
    if (expected != found) {
      throw new IllegalStateException(
          "%s has %,d %s, not %,d: its times would mean nothing"
              .formatted(side, found, what, expected));
    }
  }
}
