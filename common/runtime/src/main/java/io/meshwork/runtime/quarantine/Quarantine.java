package io.meshwork.runtime.quarantine;

import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.contract.DataContract;
import io.meshwork.contract.FieldType;
import io.meshwork.contract.FieldType.Kind;
import io.meshwork.quality.plan.BatchRows;
import io.meshwork.runtime.RunMode;
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
  private static final List<String> ON_DAY = List.of("product", "quarantined_on");
  private static final List<String> PLACE = List.of("day", "bucket");
  private static final List<String> OF_DAY = List.of("product", "day");
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
          "quarantined_at",
          "protection",
          "key_id");

  private static final List<String> ORIGIN = List.of("first_run", "first_quarantined_at", "status");

  /** What is the same whenever it is written. */
  private static final Stamp SAME = new Stamp.Fixed(1);

  private final RowWriter writer;
  private final DataContract contract;
  private final Contents contents;

  private Quarantine(RowWriter writer, DataContract contract, Contents contents) {
    this.writer = writer;
    this.contract = contract;
    this.contents = contents;
  }

  /**
   * @throws io.meshwork.runtime.MeshException CONFIGURATION if the contract has records encrypted
   *     and there is no key
   */
  public static Quarantine of(
      CassandraConnector cassandra,
      WriterSettings writer,
      QuarantineSettings settings,
      DataContract contract) {
    return new Quarantine(
        new RowWriter(cassandra, writer),
        contract,
        new Contents(
            contract.product(), Protection.of(contract, settings), settings.maxRawBytes()));
  }

  /**
   * Writes records in one Spark job. A record is known by its topic, partition and offset: the same
   * one again replaces its reasons, and keeps its status and when it was quarantined first.
   *
   * @param bad {@code _topic, _partition, _offset, _timestamp, _key, _headers, _value, _reasons}
   * @param now the time of the batch
   * @return the records that Cassandra acknowledged
   * @throws io.meshwork.runtime.MeshException UNAVAILABLE if Cassandra doesn't take them
   */
  public long write(BatchRows bad, String run, RunMode mode, Instant now) {
    QuarantineRows made =
        new QuarantineRows(contract.product(), contract.version(), run, contents, bad.now());
    BatchRows rows = bad.then(List.of("quarantine", run), made::of);
    return writer.write(rows.rdd(), plans(rows.schema(), now, nulls(mode))).rows();
  }

  /** The same of rows that are no batch of many. */
  public long write(Dataset<Row> bad, String run, RunMode mode) {
    Instant now = Instant.now();
    BatchRows rows = BatchRows.of(bad);
    rows.begin(now);
    return write(rows, run, mode, now);
  }

  /**
   * Marks the records of a batch as replayed that were open in quarantine and aren't any more.
   *
   * @param handled {@code _topic, _partition, _offset, _timestamp} of the records that landed, were
   *     superseded or filtered
   * @return how many were open until now
   * @throws io.meshwork.runtime.MeshException UNAVAILABLE if Cassandra doesn't answer
   */
  public long markReplayed(Dataset<Row> handled, String run) {
    return new ReplayedMarks(writer.cassandra(), writer.settings().limits(), contract.product())
        .write(handled, run);
  }

  /**
   * What an earlier version of the contract had kept in plain goes, once the record comes again.
   */
  private Nulls nulls(RunMode mode) {
    return mode.readsAgain() && !contents.protection().isPlain()
        ? new Nulls.Erase()
        : new Nulls.Leave();
  }

  private static List<TablePlan> plans(StructType rows, Instant now, Nulls nulls) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, now);
    // The later the write, the lower its timestamp: the first one stays, and so does what somebody
    // has made of a record since, such as another status.
    Stamp earliest = new Stamp.Fixed(-micros);
    Stamp latest = new Stamp.Fixed(micros);
    Nulls leave = new Nulls.Leave();
    return List.of(
        plan(rows, "quarantine_days", SAME, leave, ON_DAY, PLACE, List.of()),
        plan(rows, "quarantine_buckets", SAME, leave, OF_DAY, List.of("bucket"), List.of()),
        plan(rows, TABLE, earliest, leave, PARTITION, CLUSTERING, ORIGIN),
        plan(rows, TABLE, latest, nulls, PARTITION, CLUSTERING, RECORD));
  }

  private static TablePlan plan(
      StructType rows,
      String table,
      Stamp stamp,
      Nulls nulls,
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
        nulls,
        -1,
        true);
  }

  private static CellEncoder encoder(String column) {
    CellEncoder text = of(Kind.STRING);
    return switch (column) {
      case "day", "quarantined_on" -> of(Kind.DATE);
      case "partition" -> of(Kind.INTEGER);
      case "bucket", "offset", "size" -> of(Kind.BIGINT);
      case "kafka_timestamp", "quarantined_at", "first_quarantined_at" -> of(Kind.TIMESTAMP);
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
