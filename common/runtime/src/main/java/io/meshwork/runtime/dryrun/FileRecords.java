package io.meshwork.runtime.dryrun;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.meshwork.contract.Field;
import io.meshwork.contract.FieldType.Kind;
import io.meshwork.contract.Topic;
import io.meshwork.runtime.dryrun.Data.RecordFile;
import java.io.Serializable;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The records of a file in the shape of Spark's Kafka source, as if each had been sent just now:
 * its offset is its number in the file, from 0. A cell of CSV becomes the JSON of its field's type
 * where it reads as that, and a text where it doesn't, so that the check finds it; an empty one is
 * left out.
 */
final class FileRecords implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final StructType SCHEMA =
      new StructType()
          .add("key", DataTypes.BinaryType)
          .add("value", DataTypes.BinaryType)
          .add("offset", DataTypes.LongType, false);

  private final HashMap<String, Kind> kinds = new HashMap<>();
  private final String messageKey;

  private FileRecords(Topic topic) {
    topic.fields().forEach((Field field) -> kinds.put(field.name(), field.type().kind()));
    messageKey = topic.messageKey().orElse(null);
  }

  static Dataset<Row> of(SparkSession spark, RecordFile file, Topic topic, Instant now) {
    FileRecords records = new FileRecords(topic);
    JavaRDD<String> values = records.values(spark, file).filter(line -> !line.isBlank());
    JavaRDD<Row> rows =
        values.zipWithIndex().map(numbered -> records.row(numbered._1(), numbered._2()));
    return spark
        .createDataFrame(rows, SCHEMA)
        .select(
            col("key"),
            col("value"),
            lit(topic.name()).as("topic"),
            lit(0).as("partition"),
            col("offset"),
            lit(now).as("timestamp"),
            lit(0).as("timestampType"),
            lit(null).cast("array<struct<key:string,value:binary>>").as("headers"));
  }

  private JavaRDD<String> values(SparkSession spark, RecordFile file) {
    String path = file.path().toUri().toString();
    return switch (file.format()) {
      case JSON_LINES -> spark.read().textFile(path).javaRDD();
      case CSV -> {
        Dataset<Row> cells =
            spark.read().option("header", true).option("multiLine", true).csv(path);
        String[] names = cells.columns();
        yield cells.javaRDD().map(row -> json(row, names));
      }
      case PARQUET -> {
        Dataset<Row> typed = spark.read().parquet(path);
        yield typed
            .select(
                to_json(
                    struct(col("*")), Map.of("timestampFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX")))
            .javaRDD()
            .map(row -> row.getString(0));
      }
    };
  }

  private String json(Row row, String... names) {
    ObjectNode record = JSON.createObjectNode();
    for (int i = 0; i < names.length; i++) {
      String cell = row.getString(i);
      if (cell != null && !cell.isEmpty()) {
        record.set(names[i], value(kinds.getOrDefault(names[i], Kind.STRING), cell));
      }
    }
    return record.toString();
  }

  private static JsonNode value(Kind kind, String cell) {
    try {
      return switch (kind) {
        case SMALLINT, INTEGER, BIGINT, FLOAT, DOUBLE, DECIMAL ->
            DecimalNode.valueOf(new BigDecimal(cell.strip()));
        case BOOLEAN -> bool(cell.strip());
        case LIST -> JSON.readTree(cell);
        default -> TextNode.valueOf(cell);
      };
    } catch (NumberFormatException | JsonProcessingException e) {
      return TextNode.valueOf(cell); // The decoder says what it should have been.
    }
  }

  private static JsonNode bool(String cell) {
    return cell.equals("true") || cell.equals("false")
        ? BooleanNode.valueOf(cell.equals("true"))
        : TextNode.valueOf(cell);
  }

  private Row row(String value, long number) {
    return RowFactory.create(key(value), value.getBytes(StandardCharsets.UTF_8), number);
  }

  private byte[] key(String value) {
    if (messageKey == null) {
      return null;
    }
    try {
      JsonNode key = JSON.readTree(value).path(messageKey);
      return key.isValueNode() && !key.isNull()
          ? key.asText().getBytes(StandardCharsets.UTF_8)
          : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
