package io.meshwork.runtime.quarantine;

import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.contract.FieldType;
import io.meshwork.contract.FieldType.Kind;
import io.meshwork.runtime.landing.CellEncoder;
import io.meshwork.runtime.landing.ColumnPlan;
import io.meshwork.runtime.landing.Nulls;
import io.meshwork.runtime.landing.RowWriter;
import io.meshwork.runtime.landing.Stamp;
import io.meshwork.runtime.landing.TablePlan;
import io.meshwork.runtime.landing.WriterSettings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Sets records aside that break their contract: table meshwork.quarantine. */
public final class Quarantine {
  private static final String KEYSPACE = "meshwork";
  private static final String TABLE = "quarantine";
  private static final List<String> PARTITION = List.of("product", "day", "bucket");
  private static final List<String> CLUSTERING = List.of("topic", "partition", "offset");
  private static final List<String> RECORD =
      List.of(
          "kafka_timestamp",
          "message_key",
          "headers",
          "raw",
          "truncated",
          "size",
          "sha256",
          "reasons",
          "rules",
          "contract_version",
          "run",
          "quarantined_at");

  /**
   * What is written once and for all: what somebody has made of a record since, such as its status,
   * stays when its batch is repeated.
   */
  private static final Stamp FIRST = new Stamp.Fixed(1);

  private final RowWriter writer;
  private final QuarantineSettings settings;

  private Quarantine(RowWriter writer, QuarantineSettings settings) {
    this.writer = writer;
    this.settings = settings;
  }

  public static Quarantine of(
      CassandraConnector cassandra, WriterSettings writer, QuarantineSettings settings) {
    return new Quarantine(new RowWriter(cassandra, writer), settings);
  }

  /**
   * Writes records in one Spark job. A record is known by its topic, partition and offset: the same
   * one again replaces its reasons and keeps its status.
   *
   * @param bad {@code _topic, _partition, _offset, _timestamp, _key, _headers, _value, _reasons}
   * @return the records that Cassandra acknowledged
   * @throws io.meshwork.runtime.MeshException UNAVAILABLE if Cassandra doesn't take them
   */
  public long write(Dataset<Row> bad, String product, String contractVersion, String run) {
    Instant now = Instant.now();
    QuarantineRows rows =
        new QuarantineRows(product, contractVersion, run, settings.maxRawBytes(), now);
    Dataset<Row> quarantined = rows.of(bad);
    return writer.write(quarantined, plans(quarantined.schema(), now)).rows();
  }

  private static List<TablePlan> plans(StructType rows, Instant now) {
    Stamp latest = new Stamp.Fixed(ChronoUnit.MICROS.between(Instant.EPOCH, now));
    return List.of(
        plan(
            rows,
            "quarantine_buckets",
            FIRST,
            PARTITION.subList(0, 2),
            List.of("bucket"),
            List.of()),
        plan(rows, TABLE, FIRST, PARTITION, CLUSTERING, List.of("status")),
        plan(rows, TABLE, latest, PARTITION, CLUSTERING, RECORD));
  }

  private static TablePlan plan(
      StructType rows,
      String table,
      Stamp stamp,
      List<String> partition,
      List<String> clustering,
      List<String> others) {
    List<String> columns = new ArrayList<>(partition);
    columns.addAll(clustering);
    columns.addAll(others);
    return new TablePlan(
        KEYSPACE,
        table,
        columns.stream().map(c -> new ColumnPlan(c, rows.fieldIndex(c), encoder(c))).toList(),
        partition.size(),
        partition.size() + clustering.size(),
        stamp,
        new Nulls.Leave(),
        -1);
  }

  private static CellEncoder encoder(String column) {
    CellEncoder text = of(Kind.STRING);
    return switch (column) {
      case "day" -> of(Kind.DATE);
      case "partition" -> of(Kind.INTEGER);
      case "bucket", "offset", "size" -> of(Kind.BIGINT);
      case "kafka_timestamp", "quarantined_at" -> of(Kind.TIMESTAMP);
      case "message_key", "raw", "sha256" -> of(Kind.BLOB);
      case "truncated" -> of(Kind.BOOLEAN);
      case "rules" -> CellEncoder.ofItems(text);
      case "reasons" -> CellEncoder.ofItems(CellEncoder.ofFields(List.of(text, text, text)));
      case "headers" -> CellEncoder.ofItems(CellEncoder.ofFields(List.of(text, of(Kind.BLOB))));
      default -> text;
    };
  }

  private static CellEncoder of(Kind kind) {
    return CellEncoder.of(FieldType.of(kind));
  }
}
