package io.meshwork.runtime.dryrun;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.meshwork.contract.DataContract;
import io.meshwork.contract.Field;
import io.meshwork.contract.Topic;
import io.meshwork.quality.plan.BatchRows;
import io.meshwork.quality.plan.Plans;
import io.meshwork.runtime.MeshException;
import io.meshwork.runtime.batch.Product;
import io.meshwork.runtime.check.RecordChecks;
import io.meshwork.runtime.config.JobSettings;
import io.meshwork.runtime.decode.Columns;
import io.meshwork.runtime.decode.DecodeRules;
import io.meshwork.runtime.decode.Decoding;
import io.meshwork.runtime.dryrun.Data.RecordFile;
import io.meshwork.runtime.ingest.KafkaSource;
import io.meshwork.runtime.ingest.OffsetSlice;
import io.meshwork.runtime.ingest.Topics;
import io.meshwork.runtime.reference.ReferenceLookup;
import io.meshwork.runtime.rows.KeptRows;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Records of a file or a topic, decoded and checked as a run would.
 *
 * @param checked the records with the rules that they break
 * @param kept the same, kept after their first use
 * @param skipped rules that could not be judged, each with the reason
 */
record Records(RecordChecks checks, BatchRows checked, KeptRows kept, Map<String, String> skipped)
    implements AutoCloseable {

  static Records of(
      SparkSession spark, Data data, Product product, JobSettings settings, Instant now) {
    DataContract contract = product.contract();
    RecordChecks checks = RecordChecks.of(contract, product.suite().rowRules());
    Map<String, String> skipped = new LinkedHashMap<>();
    Map<String, ReferenceLookup> lookups = lookups(contract, settings, skipped);
    Decoding decoding = Decoding.of(contract.input(), checks.book(), lookups);
    Plans plans = new Plans();
    plans.begin(now);
    BatchRows decoded = decoding.decode(read(spark, data, contract.input(), settings, now), plans);
    KeptRows kept =
        KeptRows.of(decoded.then("check", rows -> checks.check(rows, decoded.now())).dataset());
    BatchRows checked = plans.rows(spark, kept.kept(), kept.schema());
    return new Records(checks, checked, kept, skipped);
  }

  private static Dataset<Row> read(
      SparkSession spark, Data data, Topic topic, JobSettings settings, Instant now) {
    if (data instanceof RecordFile file) {
      return FileRecords.of(spark, file, topic, now);
    }
    try (Topics brokers = Topics.of(settings.kafka())) {
      topic.topics().forEach(brokers::id);
      OffsetSlice all =
          OffsetSlice.between(
              brokers.offsets(topic.topics(), OffsetSpec.earliest()),
              brokers.offsets(topic.topics(), OffsetSpec.latest()));
      KafkaSource source = new KafkaSource(settings.kafka(), settings.ingest(), topic.topics());
      Dataset<Row> records = source.range(spark, all);
      return all.isEmpty() ? records.limit(0) : records;
    }
  }

  /** Those that can be looked into now; of the others, why not. */
  private static Map<String, ReferenceLookup> lookups(
      DataContract contract, JobSettings settings, Map<String, String> skipped) {
    Map<String, ReferenceLookup> lookups = new LinkedHashMap<>();
    for (Field field : contract.input().fields()) {
      if (field.reference().isEmpty()) {
        continue;
      }
      String rule = DecodeRules.foreignKey(field.name());
      String product = field.reference().get().product();
      if (!CassandraServer.isReachable(settings)) {
        skipped.put(
            rule,
            "Cassandra doesn't answer, so nobody can tell whether %s is known to %s."
                .formatted(field.name(), product));
        continue;
      }
      try {
        ReferenceLookup lookup =
            ReferenceLookup.of(
                CassandraServer.connector(settings), field.reference().get(), settings.reference());
        lookup.check();
        lookups.put(field.name(), lookup);
      } catch (MeshException e) {
        skipped.put(rule, e.getMessage());
      }
    }
    return lookups;
  }

  /** The fields of every record that could be decoded and isn't filtered. */
  Dataset<Row> readable(Topic topic) {
    Column readable =
        not(checks.fatal())
            .and(col(Columns.DELETE).equalTo(lit(false)))
            .and(col(Columns.FILTER).isNull());
    return checked
        .dataset()
        .filter(readable)
        .select(
            topic.fields().stream()
                .map(field -> col("`" + field.name() + "`"))
                .toArray(Column[]::new));
  }

  @Override
  public void close() {
    kept.release();
  }
}
