package io.meshwork.benchmarks;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * One way of keeping the table of minutes up to date: a streaming query that has seen what was
 * there before, and is timed with what comes then.
 */
final class DerivedSide implements Side {
  private final String name;
  private final LandedReadings landed;
  private final Readings readings;
  private final SparkSession session;
  private final String keyspace;
  private final UnaryOperator<Dataset<Row>> plan;
  private final Consumer<Dataset<Row>> handler;
  private List<List<Row>> coming;
  private MicroBatches query;

  /**
   * @param keyspace where its table of minutes is
   * @param plan of the streaming query, from readings to what the handler gets
   * @param handler brings the table up to date after each micro-batch
   */
  DerivedSide(
      String name,
      LandedReadings landed,
      SparkSession session,
      String keyspace,
      UnaryOperator<Dataset<Row>> plan,
      Consumer<Dataset<Row>> handler) {
    this.name = name;
    this.landed = landed;
    this.readings = landed.readings();
    this.session = session;
    this.keyspace = keyspace;
    this.plan = plan;
    this.handler = handler;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void prepare() {
    landed.ensure();
    Peers.makeTable(readings.world(), keyspace, Contracts.readings().table(Minutes.TABLE));
    Dataset<Row> history = readings.history();
    coming = readings.coming();
    query = MicroBatches.start(session, checkpoint(), history.schema(), plan, handler);
    query.handle(history.collectAsList());
  }

  private Path checkpoint() {
    return Path.of(readings.world().settings().checkpointsDirectory())
        .resolve("derived-" + UUID.randomUUID());
  }

  @Override
  public void run() {
    coming.forEach(query::handle);
  }

  @Override
  public void verify() {
    query.close();
    Set<Row> expected = rows(new Minutes().derive(readings.all()));
    Dataset<Row> minutes = Peers.table(session, keyspace, Minutes.TABLE);
    Set<Row> found = rows(minutes.select(Minutes.COLUMNS));
    Peers.require(name, "rows of minutes", expected.size(), found.size());
    found.removeAll(expected);
    Peers.require(name, "rows of minutes that are wrong", 0, found.size());
  }

  private static Set<Row> rows(Dataset<Row> minutes) {
    return new HashSet<>(minutes.collectAsList());
  }
}
