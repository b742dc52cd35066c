package io.meshwork.runtime.change;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import io.meshwork.contract.ChangeFeed;
import io.meshwork.contract.DataContract;
import io.meshwork.contract.Table;
import io.meshwork.runtime.config.KafkaSettings;
import io.meshwork.runtime.ingest.Topics;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Tells the readers of a product's tables which partitions have changed: see {@link ChangeFeed}. It
 * is told after the rows are written and before the batch counts as read, so no change is lost; one
 * may be told twice.
 *
 * @param kafka where
 * @param contract whose tables
 */
public record ChangeFeeds(KafkaSettings kafka, DataContract contract) {
  private static final String KEY = "key";

  /** The tables that tell their changes. */
  public List<Table> tables() {
    return contract.tables().stream().filter(Table::tellsChanges).toList();
  }

  /**
   * Makes sure that there is a topic for each of them, before anything is written.
   *
   * @throws io.meshwork.runtime.MeshException CONFIGURATION if one isn't there, UNAVAILABLE if no
   *     broker answers
   */
  public void check() {
    if (tables().isEmpty()) {
      return;
    }
    try (Topics brokers = Topics.of(kafka)) {
      tables().forEach(table -> brokers.id(topic(table)));
    }
  }

  /**
   * Tells of partitions that were written, in one Spark job.
   *
   * @param keys the columns of the table's partition key, each key once
   */
  public void tell(Table table, Dataset<Row> keys, Instant now) {
    tellWritten(table, keys.select(key(table).as(KEY)), now);
  }

  /** A partition's key as the feed has it, from the columns of the table's partition key. */
  public static Column key(Table table) {
    return to_json(struct(columns(table)));
  }

  /**
   * Tells of partitions whose keys are written already.
   *
   * @param keys one column of {@link #key}, each key once
   */
  public void tellWritten(Table table, Dataset<Row> keys, Instant now) {
    Column value =
        to_json(
            struct(
                lit(contract.domain() + "." + table.name()).as(ChangeFeed.TABLE),
                col(KEY).as(ChangeFeed.KEY),
                lit(Timestamp.from(now)).as(ChangeFeed.CHANGED_AT)));
    keys.toDF(KEY)
        .select(col(KEY), value.as("value"))
        .write()
        .format("kafka")
        .options(options())
        .option("topic", topic(table))
        .save();
  }

  private Map<String, String> options() {
    Map<String, String> options = new TreeMap<>();
    kafka.clientProperties().forEach((name, text) -> options.put("kafka." + name, text));
    options.remove("kafka.default.api.timeout.ms"); // a producer knows none
    String timeout = Long.toString(kafka.timeout().toMillis());
    options.put("kafka.acks", "all");
    options.put("kafka.max.block.ms", timeout);
    options.put("kafka.delivery.timeout.ms", Long.toString(2 * kafka.timeout().toMillis()));
    return options;
  }

  private String topic(Table table) {
    return ChangeFeed.topic(contract.domain(), table.name());
  }

  private static Column[] columns(Table table) {
    return table.partitionKey().stream().map(functions::col).toArray(Column[]::new);
  }
}
