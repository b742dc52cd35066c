package io.meshwork.benchmarks;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.runtime.config.JobSettings;
import io.meshwork.runtime.run.Sessions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
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
  private static final int PIECES = 256;

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

  /** Counts piece by piece of the token ring, as no single query could. */
  long count(String keyspace, String table) {
    return withSession(
        session -> {
          String key =
              session
                  .getMetadata()
                  .getKeyspace(keyspace)
                  .flatMap(k -> k.getTable(table))
                  .orElseThrow()
                  .getPartitionKey()
                  .stream()
                  .map(column -> column.getName().asCql(true))
                  .collect(Collectors.joining(", "));
          PreparedStatement piece =
              session.prepare(
                  "SELECT count(*) FROM %s.%s WHERE token(%s) > ? AND token(%s) <= ?"
                      .formatted(keyspace, table, key, key));
          long width = Long.MAX_VALUE / PIECES * 2;
          long rows = 0;
          for (int i = 0; i < PIECES; i++) {
            long from = Long.MIN_VALUE + i * width;
            long until = i == PIECES - 1 ? Long.MAX_VALUE : from + width;
            rows += session.execute(piece.bind(from, until)).one().getLong(0);
          }
          return rows;
        });
  }

  String bootstrapServers() {
    return settings.kafka().servers();
  }

  /** The option that gives a job another contract, which is written to a file. */
  List<String> contract(String name, String text) {
    return file("--contract", name + ".odcs.yaml", text);
  }

  /** An option of a job with a file of this text. */
  List<String> file(String option, String name, String text) {
    try {
      Path file = Files.createDirectories(folder.resolve("given")).resolve(name);
      return List.of(option, Files.writeString(file, text).toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
