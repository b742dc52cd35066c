package io.meshwork.runtime.reference;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import io.meshwork.contract.Topic;
import io.meshwork.quality.plan.Plans;
import io.meshwork.runtime.check.RuleBook;
import io.meshwork.runtime.config.IngestSettings;
import io.meshwork.runtime.config.KafkaSettings;
import io.meshwork.runtime.decode.Columns;
import io.meshwork.runtime.decode.DecodeRules;
import io.meshwork.runtime.decode.DecodedSchema;
import io.meshwork.runtime.decode.Decoding;
import io.meshwork.runtime.ingest.KafkaSource;
import io.meshwork.runtime.ingest.OffsetSlice;
import io.meshwork.runtime.ingest.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What a topic says now, as compaction would leave it: of each key the record with the highest
 * offset, unless that has no value. Records without a key, and those that can't be decoded, say
 * nothing.
 *
 * @param contract what its records are; without one they are texts: {@code key} and {@code value}
 */
record TopicState(String name, Optional<Topic> contract) {
  private static final StructType TEXTS =
      new StructType().add("key", DataTypes.StringType).add("value", DataTypes.StringType);
  private static final String NEWEST = "_newest";
  private static final String THERE = "_there";

  /** The topic's fields. */
  StructType schema() {
    return contract.map(topic -> DecodedSchema.fields(topic.fields())).orElse(TEXTS);
  }

  /** Reads the topic from its first record to its last, when it is used. */
  Dataset<Row> read(SparkSession spark, KafkaSettings kafka, IngestSettings ingest) {
    OffsetSlice all = all(kafka);
    if (all.isEmpty()) {
      return spark.createDataFrame(List.of(), schema());
    }
    Dataset<Row> records = new KafkaSource(kafka, ingest, List.of(name)).range(spark, all);
    return newest(contract.map(topic -> decoded(topic, records)).orElseGet(() -> texts(records)));
  }

  private OffsetSlice all(KafkaSettings kafka) {
    try (Topics topics = Topics.of(kafka)) {
      return OffsetSlice.between(
          topics.offsets(List.of(name), OffsetSpec.earliest()),
          topics.offsets(List.of(name), OffsetSpec.latest()));
    }
  }

  private static Dataset<Row> decoded(Topic topic, Dataset<Row> records) {
    RuleBook book = RuleBook.of(DecodeRules.of(topic));
    return Decoding.of(topic, book, Map.of())
        .decode(records, new Plans())
        .dataset()
        .filter(holds(book, DecodeRules.DECODE).and(holds(book, DecodeRules.MAX_PAYLOAD)));
  }

  private static Column holds(RuleBook book, String rule) {
    int index = book.index(rule);
    long bit = 1L << index;
    return col(Columns.bits(index / Long.SIZE)).bitwiseAND(lit(bit)).equalTo(lit(0L));
  }

  private static Dataset<Row> texts(Dataset<Row> records) {
    return records.select(
        col("key").as(Columns.KEY),
        col("value").as(Columns.VALUE),
        col("offset").as(Columns.OFFSET),
        expr("string(key)").as("key"),
        expr("string(value)").as("value"));
  }

  private Dataset<Row> newest(Dataset<Row> records) {
    List<Column> kept = new ArrayList<>(List.of(col(Columns.VALUE).isNotNull().as(THERE)));
    List<Column> fields = new ArrayList<>();
    for (String field : schema().fieldNames()) {
      kept.add(col(field));
      fields.add(col(NEWEST).getField(field).as(field));
    }
    return records
        .filter(col(Columns.KEY).isNotNull())
        .groupBy(col(Columns.KEY))
        .agg(max_by(struct(kept.toArray(Column[]::new)), col(Columns.OFFSET)).as(NEWEST))
        .filter(col(NEWEST).getField(THERE))
        .select(fields.toArray(Column[]::new));
  }
}
