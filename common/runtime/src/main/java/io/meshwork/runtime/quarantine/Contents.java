package io.meshwork.runtime.quarantine;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unhex;

import io.meshwork.governance.quarantine.KeyRing;
import io.meshwork.governance.quarantine.RecordAddress;
import io.meshwork.governance.quarantine.RecordContent;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF6;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** What is kept of a record's key, headers and value: plain, as one encrypted text, or nothing. */
record Contents(String product, Protection protection, int maxRawBytes) {
  private static final String SEALED = "_sealed";
  private static final StructType SEALED_TYPE =
      new StructType().add("key_id", DataTypes.StringType).add("bytes", DataTypes.BinaryType);

  /** Readies the columns that {@link #columns} reads. */
  Dataset<Row> prepared(Dataset<Row> bad) {
    return switch (protection.kept()) {
      case PLAIN, OMIT -> bad;
      case ENCRYPT -> bad.withColumn(SEALED, sealed(protection.keys().orElseThrow()));
    };
  }

  /** {@code message_key, headers, raw, sha256, key_id, truncated}. */
  List<Column> columns() {
    return switch (protection.kept()) {
      case PLAIN ->
          columns(
              col("_key"),
              col("_headers"),
              cut(),
              // Of a short text that few know, a hash tells as much as the text: plain ones alone.
              unhex(sha2(col("_value"), 256)),
              lit(null).cast("string"));
      case ENCRYPT -> bare(col(SEALED + ".bytes"), col(SEALED + ".key_id"));
      case OMIT -> bare(lit(null).cast("binary"), lit(null).cast("string"));
    };
  }

  private List<Column> bare(Column raw, Column keyId) {
    Column none = lit(null).cast("binary");
    Column noHeaders = lit(null).cast("array<struct<key: string, value: binary>>");
    return columns(none, noHeaders, raw, none, keyId);
  }

  private List<Column> columns(Column key, Column headers, Column raw, Column hash, Column keyId) {
    return List.of(
        key.as("message_key"),
        headers.as("headers"),
        raw.as("raw"),
        hash.as("sha256"),
        keyId.as("key_id"),
        length(col("_value")).gt(maxRawBytes).as("truncated"));
  }

  private Column cut() {
    return col("_value").substr(1, maxRawBytes);
  }

  private Column sealed(KeyRing keys) {
    String ofProduct = product;
    UDF6<String, Integer, Long, byte[], Seq<Row>, byte[], Row> seal =
        (topic, partition, offset, key, headers, value) -> {
          KeyRing.Sealed sealed =
              keys.seal(
                  new RecordContent(key, headers(headers), value),
                  ofProduct,
                  new RecordAddress(topic, partition, offset));
          return RowFactory.create(sealed.keyId(), sealed.bytes());
        };
    // Each call gives other bytes: without this Spark would call it once for each field.
    return udf(seal, SEALED_TYPE)
        .asNondeterministic()
        .apply(
            col("_topic"), col("_partition"), col("_offset"), col("_key"), col("_headers"), cut());
  }

  private static List<RecordContent.Header> headers(Seq<Row> headers) {
    if (headers == null) {
      return null;
    }
    return CollectionConverters.asJava(headers).stream()
        .map(header -> new RecordContent.Header(header.getString(0), header.<byte[]>getAs(1)))
        .toList();
  }
}
