package io.meshwork.benchmarks;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.runtime.config.JobSettings;
import io.meshwork.runtime.run.Sessions;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;

/**
 * Where the benchmarks run.
 *
 * @param spark the session of all sides
 * @param profile the configuration file of the product's job
 * @param settings what it says
 * @param folder for run files, checkpoints and the events
 */
record World(SparkSession spark, Path profile, JobSettings settings, Path folder) {

  static World of(Path profile, Path folder) {
    JobSettings settings = JobSettings.load(List.of(profile));
    return new World(Sessions.of("benchmarks", settings), profile, settings, folder);
  }

  CassandraConnector cassandra() {
    return CassandraConnector.apply(spark.sparkContext().getConf());
  }

  <T> T withSession(Function<CqlSession, T> work) {
    try (CqlSession session = cassandra().openSession()) {
      return work.apply(session);
    }
  }

  void cql(String statement) {
    withSession(session -> session.execute(statement));
  }

  /** Counts by partition of the token ring, as no single query could. */
  long count(String keyspace, String table) {
    return spark
        .read()
        .format("org.apache.spark.sql.cassandra")
        .option("keyspace", keyspace)
        .option("table", table)
        .load()
        .count();
  }

  String bootstrapServers() {
    return settings.kafka().servers();
  }
}
