package io.meshwork.iot;

import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.date_trunc;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.to_date;

import io.meshwork.runtime.derive.Derivation;
import io.meshwork.runtime.derive.Slices;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Sums the readings of a sensor up by minute or hour: count, min, max, mean, p95, first and last.
 *
 * <p>The values are sorted before anything is computed of them, so that the mean has the same last
 * digit however the readings were distributed. p95 is the nearest-rank percentile: the smallest
 * value that at least 95 percent of the readings don't exceed.
 */
final class Rollup implements Derivation {
  private static final long serialVersionUID = 1L;

  private static final String VALUES = "_values";

  private final RollupInterval interval;

  private Rollup(RollupInterval interval) {
    this.interval = interval;
  }

  static Rollup by(RollupInterval interval) {
    return new Rollup(interval);
  }

  @Override
  public Dataset<Row> derive(Dataset<Row> readings) {
    Column start = date_trunc(interval.column(), col("event_time")).as(interval.column());
    Column bucket = bucket();
    Column count = size(col(VALUES));
    return readings
        .groupBy(col("device"), bucket, col("sensor"), start)
        .agg(
            array_sort(collect_list(col("value"))).as(VALUES),
            min_by(col("value"), col("event_time")).as("first"),
            max_by(col("value"), col("event_time")).as("last"))
        .select(
            col("device"),
            col(interval.bucket()),
            col("sensor"),
            col(interval.column()),
            count.cast("bigint").as("count"),
            element_at(col(VALUES), 1).as("min"),
            element_at(col(VALUES), -1).as("max"),
            aggregate(col(VALUES), lit(0.0), Column::plus).divide(count).as("mean"),
            element_at(col(VALUES), rank(count)).as("p95"),
            col("first"),
            col("last"));
  }

  @Override
  public Optional<Slices> slices() {
    return Optional.of(new Slices(List.of("sensor"), "event_time", interval.slice()));
  }

  private Column bucket() {
    Column time = col("event_time");
    return to_date(date_trunc(interval.bucket(), time)).as(interval.bucket());
  }

  /** ceil(0.95 n) in whole numbers: 0.95 has no exact double. */
  private static Column rank(Column count) {
    return count.multiply(lit(95)).plus(lit(99)).divide(lit(100)).cast("int");
  }
}
