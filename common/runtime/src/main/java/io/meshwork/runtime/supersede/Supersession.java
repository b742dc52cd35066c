package io.meshwork.runtime.supersede;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.xxhash64;

import io.meshwork.contract.DataContract;
import io.meshwork.contract.Field;
import io.meshwork.quality.plan.BatchRows;
import io.meshwork.quality.repeat.RepeatedHashes;
import io.meshwork.runtime.decode.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Takes the rows out of a batch that later rows of the same batch make needless. Only hashes of the
 * keys are shuffled; the few rows whose hash repeats are then compared for good.
 */
public final class Supersession {
  private static final String HASH = "_hash";

  /** Hashes that are sent to every task; 8 MB. */
  private static final int MOST = 1_000_000;

  private static final String VERSIONS = "_versions";
  private static final String VERSION = "_version";
  private static final StructType RECORD =
      new StructType()
          .add(Columns.PARTITION, DataTypes.IntegerType, false)
          .add(Columns.OFFSET, DataTypes.LongType, false);

  private final Column[] key;
  private final List<String> values;

  /**
   * Rows that agree in the keys of all landed tables are versions of one row. A row that has
   * another place in only one of the tables isn't: leaving it out would leave out that place.
   */
  public Supersession(DataContract contract) {
    List<String> keys =
        contract.landedTables().stream().flatMap(t -> t.primaryKey().stream()).distinct().toList();
    key = keys.stream().map(org.apache.spark.sql.functions::col).toArray(Column[]::new);
    values =
        contract.landedTables().stream()
            .flatMap(t -> t.columns().stream())
            .map(Field::name)
            .distinct()
            .filter(name -> !keys.contains(name))
            .toList();
  }

  /**
   * @param superseded how many rows were taken out
   * @param rows the others
   * @param release frees what tells them apart
   */
  public record Outcome(long superseded, BatchRows rows, Runnable release) {

    /** Those of the others that are judged: not those that delete. */
    public BatchRows judged() {
      return rows.then("judged", all -> all.filter(col(Columns.DELETE).equalTo(false)));
    }
  }

  /**
   * @param shaped rows of a persisted batch; read again by each job
   * @return the rows that are left to land
   */
  public Outcome apply(BatchRows shaped) {
    BatchRows hashes = shaped.then("hashes", rows -> rows.select(xxhash64(key).as(HASH)));
    RepeatedHashes repeated = RepeatedHashes.in(hashes);
    return repeated.occurrences(0).repeated() == 0
        ? new Outcome(0, shaped, () -> {})
        : without(shaped, needless(shaped.then("versions", this::versions), repeated));
  }

  /** Only rows whose hash repeats can be. Where so many do, the others are few. */
  private Needless needless(BatchRows versions, RepeatedHashes repeated) {
    if (repeated.occurrences(0).repeated() > MOST) {
      return needless(versions);
    }
    Broadcast<long[]> hashes = broadcast(versions, repeated.of(0));
    try {
      return needless(
          versions.beside(
              versions
                  .rdd()
                  .filter(row -> Arrays.binarySearch(hashes.value(), row.getLong(0)) >= 0)
                  .map(InternalRow::copy),
              versions.schema()));
    } finally {
      hashes.destroy();
    }
  }

  private static <T> Broadcast<T> broadcast(BatchRows rows, T value) {
    return JavaSparkContext.fromSparkContext(rows.spark().sparkContext()).broadcast(value);
  }

  private Dataset<Row> versions(Dataset<Row> shaped) {
    Column version =
        struct(
            col(Columns.PARTITION),
            col(Columns.OFFSET),
            col(Columns.WRITETIME),
            col(Columns.DELETE),
            xxhash64(content(shaped)),
            array(setColumns()));
    return shaped.select(
        Stream.of(
                Stream.of(xxhash64(key).as(HASH)),
                Arrays.stream(key),
                Stream.of(version.as(VERSION)))
            .flatMap(columns -> columns)
            .toArray(Column[]::new));
  }

  private Needless needless(BatchRows candidates) {
    UDF1<Seq<Row>, Object> superseded = Supersession::superseded;
    Column records = udf(superseded, DataTypes.createArrayType(RECORD, false)).apply(col(VERSIONS));
    return candidates
        .then(
            "needless",
            versions ->
                versions
                    .groupBy(key)
                    .agg(collect_list(VERSION).as(VERSIONS))
                    .select(explode(records).as("r"))
                    .select("r.*"))
        .rdd()
        .mapPartitions(places -> List.of(Needless.of(places)).iterator())
        .reduce(Needless::plus);
  }

  private static Outcome without(BatchRows shaped, Needless needless) {
    Broadcast<Needless> found = broadcast(shaped, needless);
    BatchRows others =
        shaped.over(
            (rows, schema) -> {
              int partition = schema.fieldIndex(Columns.PARTITION);
              int offset = schema.fieldIndex(Columns.OFFSET);
              return rows.filter(
                  row -> !found.value().has(row.getInt(partition), row.getLong(offset)));
            });
    return new Outcome(needless.count(), others, found::destroy);
  }

  private static Column[] content(Dataset<Row> rows) {
    return Stream.concat(
            Arrays.stream(rows.columns()).filter(name -> !name.startsWith("_")).sorted(),
            Stream.of(Columns.ERASE))
        .map(org.apache.spark.sql.functions::col)
        .toArray(Column[]::new);
  }

  /** One flag per value column; the first is the row's own being, so that key-only rows count. */
  private Column[] setColumns() {
    List<Column> set = new ArrayList<>(List.of(lit(true)));
    for (String name : values) {
      Column erased = coalesce(array_contains(col(Columns.ERASE), name), lit(false));
      set.add(col(name).isNotNull().or(erased));
    }
    return set.toArray(Column[]::new);
  }

  private static Row[] superseded(Seq<Row> versions) {
    List<Version> all =
        CollectionConverters.asJava(versions).stream().map(Supersession::version).toList();
    return Superseded.among(all).stream()
        .map(v -> RowFactory.create(v.partition(), v.offset()))
        .toArray(Row[]::new);
  }

  private static Version version(Row row) {
    BitSet set = new BitSet();
    List<Boolean> flags = row.getList(5);
    for (int i = 0; i < flags.size(); i++) {
      set.set(i, flags.get(i));
    }
    return new Version(
        row.getInt(0), row.getLong(1), row.getLong(2), row.getBoolean(3), row.getLong(4), set);
  }
}
