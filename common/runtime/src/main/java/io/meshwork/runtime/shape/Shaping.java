package io.meshwork.runtime.shape;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_trunc;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.meshwork.contract.DataContract;
import io.meshwork.contract.Field;
import io.meshwork.contract.Table;
import io.meshwork.contract.TimeBucket;
import io.meshwork.contract.Topic;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import io.meshwork.runtime.check.RecordChecks;
import io.meshwork.runtime.decode.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * The shape step: the domain's transform, then what every landed row needs: its time buckets and
 * its version as Cassandra's write timestamp.
 *
 * <p>The write timestamp is the version in microseconds. The digits that are finer than the
 * contract's precision hold a hash of the row's content, so that two rows of one key and one
 * version have an order of their own, the same on every replay.
 *
 * <p>A version that is a number counts as so many thousand microseconds since 1970, up to {@link
 * Topic#MOST_VERSION}. So it says nothing about when a row was written, and comes before all that
 * the clock gives: a delete by the clock, such as an erasure, takes a row whatever its version is,
 * and no later version brings it back while the tombstone is there. A time to live isn't counted
 * from the write timestamp, but from the moment at which the row is written, here as elsewhere.
 * Records without a value, whose version would be their arrival, are refused by the contract.
 */
public final class Shaping {
  private final DataContract contract;
  private final Transform transform;

  public Shaping(DataContract contract, Transform transform) {
    this.contract = contract;
    this.transform = transform;
  }

  /**
   * @param checked a checked batch
   * @return rows that have the columns of all landed tables, the carried columns and {@code
   *     _writetime}
   * @throws MeshException DEFECT if the transform lost or retyped a column
   */
  public Dataset<Row> shape(Dataset<Row> checked, RecordChecks checks) {
    List<Column> columns =
        Stream.concat(
                Columns.carried().stream(), contract.input().fields().stream().map(Field::name))
            .map(org.apache.spark.sql.functions::col)
            .toList();
    Dataset<Row> shaped =
        transform.apply(checked.filter(checks.passed()).select(columns.toArray(Column[]::new)));
    require(shaped.schema());
    return versioned(bucketed(shaped));
  }

  private void require(StructType schema) {
    List<String> problems = new ArrayList<>();
    for (String name : Columns.carried()) {
      if (!Arrays.asList(schema.fieldNames()).contains(name)) {
        problems.add("column " + name + " is gone. Hand it on as it came.");
      }
    }
    for (Table table : contract.landedTables()) {
      for (Field column : table.columns()) {
        if (column.timeBucket().isEmpty()) {
          ColumnCheck.problem(schema, table, column).ifPresent(problems::add);
        }
      }
    }
    if (!problems.isEmpty()) {
      throw MeshException.of(
          Category.DEFECT, "The transform of " + contract.product() + " is at fault", problems);
    }
  }

  private Dataset<Row> bucketed(Dataset<Row> shaped) {
    Map<String, Column> buckets = new LinkedHashMap<>();
    for (Table table : contract.landedTables()) {
      for (Field column : table.columns()) {
        column.timeBucket().ifPresent(b -> buckets.put(column.name(), bucket(b)));
      }
    }
    List<Column> columns =
        new ArrayList<>(
            Arrays.stream(shaped.columns())
                .filter(name -> !buckets.containsKey(name))
                .map(org.apache.spark.sql.functions::col)
                .toList());
    buckets.forEach((name, value) -> columns.add(value.as(name)));
    return shaped.select(columns.toArray(Column[]::new));
  }

  private static Column bucket(TimeBucket bucket) {
    Column time = col(bucket.of());
    return switch (bucket.unit()) {
      case HOUR -> date_trunc("hour", time);
      case DAY -> to_date(time);
      case MONTH, YEAR -> trunc(time, bucket.unit().name());
    };
  }

  private Dataset<Row> versioned(Dataset<Row> shaped) {
    Column[] content =
        Arrays.stream(shaped.columns())
            .filter(name -> !name.startsWith("_") || name.equals(Columns.ERASE))
            .sorted()
            .map(org.apache.spark.sql.functions::col)
            .toArray(Column[]::new);
    long unit = contract.input().versionPrecision().micros();
    Column ties = pmod(xxhash64(content), lit(unit));
    Column version = version(contract.input(), unit).plus(ties);
    // At the same moment a delete wins, as it does in Cassandra at equal write timestamps.
    Column deleted = micros(col(Columns.TIMESTAMP), unit).plus(lit(unit - 1));
    return shaped.withColumn(
        Columns.WRITETIME, when(col(Columns.DELETE), deleted).otherwise(version));
  }

  private static Column version(Topic topic, long unit) {
    Column version = col(topic.versionField());
    return topic.countsVersions()
        ? version.cast("bigint").multiply(lit(unit))
        : micros(version, unit);
  }

  private static Column micros(Column time, long unit) {
    Column micros = unix_micros(time);
    return micros.minus(pmod(micros, lit(unit)));
  }
}
