package io.meshwork.runtime.supersede;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.broadcast;
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
import io.meshwork.quality.repeat.RepeatedHashes;
import io.meshwork.runtime.decode.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Takes the rows out of a batch that later rows of the same batch make needless. Only hashes of the
 * keys are shuffled; the few rows whose hash repeats are then compared for good.
 */
public final class Supersession {
  private static final String HASH = RepeatedHashes.HASH;

  /** Hashes that are sent to every task; 8 MB. */
  private static final int BROADCAST = 1_000_000;

  private static final String VERSIONS = "_versions";
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
   * @param release frees what was kept for telling them apart
   */
  public record Outcome(long superseded, Dataset<Row> rows, Runnable release) {}

  /**
   * @param shaped rows of a persisted batch; read again by each job
   * @return the rows that are left to land
   */
  public Outcome apply(Dataset<Row> shaped) {
    Dataset<Row> hashed = shaped.withColumn(HASH, xxhash64(key));
    try (RepeatedHashes repeated = RepeatedHashes.in(hashed.select(HASH))) {
      long count = repeated.occurrences(0).repeated();
      return count == 0
          ? new Outcome(0, shaped, () -> {})
          : without(shaped, needless(hashed, small(repeated.of(0), count)));
    }
  }

  /** Spark doesn't know how few they are, and would sort the batch to join them. */
  private static Dataset<Row> small(Dataset<Row> hashes, long count) {
    return count <= BROADCAST ? broadcast(hashes) : hashes;
  }

  private static Outcome without(Dataset<Row> shaped, Dataset<Row> found) {
    Dataset<Row> needless = found.persist(StorageLevel.MEMORY_AND_DISK());
    long superseded = needless.count();
    Column same =
        shaped
            .col(Columns.PARTITION)
            .equalTo(needless.col(Columns.PARTITION))
            .and(shaped.col(Columns.OFFSET).equalTo(needless.col(Columns.OFFSET)));
    return new Outcome(superseded, shaped.join(needless, same, "left_anti"), needless::unpersist);
  }

  private Dataset<Row> needless(Dataset<Row> hashed, Dataset<Row> repeated) {
    Dataset<Row> candidates =
        hashed.join(repeated, hashed.col(HASH).equalTo(repeated.col(HASH)), "left_semi");
    Column content = xxhash64(content(hashed));
    Column version =
        struct(
            col(Columns.PARTITION),
            col(Columns.OFFSET),
            col(Columns.WRITETIME),
            col(Columns.DELETE),
            content,
            array(setColumns()));
    UDF1<Seq<Row>, Object> superseded = Supersession::superseded;
    return candidates
        .groupBy(key)
        .agg(collect_list(version).as(VERSIONS))
        .select(
            explode(udf(superseded, DataTypes.createArrayType(RECORD, false)).apply(col(VERSIONS)))
                .as("r"))
        .select("r.*");
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
