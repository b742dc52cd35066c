package io.meshwork.benchmarks;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.window;

import io.meshwork.runtime.derive.Derivation;
import io.meshwork.runtime.derive.Slices;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Sums readings up by minute with Spark's own windows; every side of the benchmark does it so. */
final class Minutes implements Derivation {
  private static final long serialVersionUID = 1L;

  static final String TABLE = "minutes_by_device_day";

  static final Column[] COLUMNS =
      Stream.of("device", "day", "sensor", "minute", "count", "min", "max", "mean", "first", "last")
          .map(functions::col)
          .toArray(Column[]::new);

  @Override
  public Dataset<Row> derive(Dataset<Row> readings) {
    return readings
        .groupBy(col("device"), col("sensor"), window(col("event_time"), "1 minute"))
        .agg(
            count(lit(1)).as("count"),
            min("value").as("min"),
            max("value").as("max"),
            avg("value").as("mean"),
            min_by(col("value"), col("event_time")).as("first"),
            max_by(col("value"), col("event_time")).as("last"))
        .withColumn("minute", col("window.start"))
        .withColumn("day", to_date(col("minute")))
        .select(COLUMNS);
  }

  @Override
  public Optional<Slices> slices() {
    return Optional.of(new Slices(List.of("sensor"), "event_time", Slices.Unit.MINUTE));
  }
}
