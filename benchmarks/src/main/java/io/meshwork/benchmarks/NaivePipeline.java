package io.meshwork.benchmarks;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import com.amazon.deequ.VerificationResult;
import com.amazon.deequ.VerificationSuite;
import com.amazon.deequ.checks.CheckStatus;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * As tutorials do it: verify what was read, then filter and write the good rows, then filter and
 * write the bad ones. Nothing is persisted, so Kafka is read and JSON decoded for each.
 */
record NaivePipeline(World world, Events events) implements Side {
  private static final String KEYSPACE = "naive";

  @Override
  public String name() {
    return "naive";
  }

  @Override
  public void prepare() {
    Peers.makeTable(world, KEYSPACE, Contracts.events().tables().get(0));
    world.cql(
        "CREATE TABLE IF NOT EXISTS "
            + KEYSPACE
            + ".quarantine (partition int, offset bigint, value blob,"
            + " PRIMARY KEY ((partition, offset)))");
    world.cql("TRUNCATE " + KEYSPACE + ".quarantine");
  }

  @Override
  public void run() {
    SparkSession session = Peers.session(world);
    Dataset<Row> events =
        Peers.records(world, session, events().topic(), Map.of())
            .select(
                col("partition"),
                col("offset"),
                col("value").as("raw"),
                from_json(col("value").cast("string"), Peers.EVENT).as("e"))
            .select("partition", "offset", "raw", "e.*");
    VerificationResult result =
        VerificationSuite.apply().onData(events).addCheck(NaiveRules.check()).run();
    if (result.status() == CheckStatus.Error()) {
      throw new IllegalStateException("The events don't pass their own check");
    }
    Column good =
        coalesce(
            expr(NaiveRules.ROWS.stream().collect(Collectors.joining(") and (", "(", ")"))),
            lit(false));
    Peers.append(
        events.filter(good).drop("partition", "offset", "raw"), KEYSPACE, Peers.TABLE, Map.of());
    Peers.append(
        events.filter(not(good)).select(col("partition"), col("offset"), col("raw").as("value")),
        KEYSPACE,
        "quarantine",
        Map.of());
  }

  @Override
  public void verify() {
    long good = events.count() - events.bad();
    Peers.require(name(), "events in its table", good, world.count(KEYSPACE, Peers.TABLE));
    Peers.require(
        name(), "records in quarantine", events.bad(), world.count(KEYSPACE, "quarantine"));
  }
}
