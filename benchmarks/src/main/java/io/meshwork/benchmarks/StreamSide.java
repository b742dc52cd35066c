package io.meshwork.benchmarks;

import org.apache.spark.sql.SparkSession;

/** One way of running a stream from Kafka to Cassandra. */
interface StreamSide {
  /** As the results call it: {@code meshwork}, {@code raw}. */
  String name();

  /** Where its table is. */
  String keyspace();

  /** The session that its query belongs to. */
  SparkSession session();

  /** Makes its table empty, and forgets where it was. */
  void prepare();

  /** Runs until its query is stopped. */
  void run();

  /** How many of the events sent land. */
  long landing(PacedProducer producer);
}
