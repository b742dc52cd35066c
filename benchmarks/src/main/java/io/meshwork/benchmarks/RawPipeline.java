package io.meshwork.benchmarks;

import static org.apache.spark.sql.functions.col;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * From Kafka to Cassandra without any quality: {@code from_json}, and the connector. Records that
 * are no JSON have no key to land under and are lost; all others land, bad or not.
 */
record RawPipeline(
    String name, World world, Events events, Map<String, String> reads, Map<String, String> writes)
    implements Side {

  static RawPipeline withDefaults(World world, Events events) {
    return new RawPipeline("raw-default", world, events, Map.of(), Map.of());
  }

  static RawPipeline tuned(World world, Events events) {
    return new RawPipeline("raw-tuned", world, events, Peers.TUNED_READS, Peers.TUNED_WRITES);
  }

  String keyspace() {
    return name.replace('-', '_');
  }

  @Override
  public void prepare() {
    Peers.makeTable(world, keyspace(), Contracts.events().tables().get(0));
  }

  @Override
  public void run() {
    SparkSession session = Peers.session(world);
    Dataset<Row> landing =
        Peers.events(Peers.records(world, session, events.topic(), reads))
            .filter(col("event_id").isNotNull());
    Peers.append(landing, keyspace(), Peers.TABLE, writes);
  }

  @Override
  public void verify() {
    Peers.require(
        name,
        "events in its table",
        events.count() - events.noJson(),
        world.count(keyspace(), Peers.TABLE));
  }
}
