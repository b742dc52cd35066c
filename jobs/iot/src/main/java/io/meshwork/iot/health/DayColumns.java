package io.meshwork.iot.health;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of a sensor's day: in whole microseconds and days while it is computed, then as
 * times.
 */
final class DayColumns {
  private static final Set<String> DAYS = Set.of("day", "first_day", "previous_day");
  private static final Set<String> TIMES =
      Set.of("last_event_time", "overdue_at", "unchanged_since", "drift_since");
  private static final String ANOMALIES =
      "array<struct<event_time: bigint, kind: string, value: double, score: double, since: bigint>>";

  /** What is told of a day, without what only one table has. */
  static final StructType TOLD =
      StructType.fromDDL(
          """
          device string, sensor string, day bigint, first_day bigint, previous_day bigint,
          expected_interval_s int, last_event_time bigint, last_value double, overdue_at bigint,
          readings bigint, unusable bigint, downtimes bigint, downtime_s double,
          longest_downtime_s double, anomaly_score double, max_anomaly_score double, stuck boolean,
          unchanged bigint, unchanged_since bigint, drift string, drift_since bigint
          """);

  static final StructType MICROS =
      StructType.fromDDL(
          "periods array<string>, state binary, anomalies %s, %s"
              .formatted(ANOMALIES, TOLD.toDDL()));

  private DayColumns() {}

  /** All of {@link #MICROS}, with dates and timestamps. */
  static Column[] typed() {
    return Arrays.stream(MICROS.fieldNames()).map(DayColumns::typed).toArray(Column[]::new);
  }

  private static Column typed(String name) {
    if (name.equals("anomalies")) {
      return transform(col(name), DayColumns::typedAnomaly).as(name);
    }
    if (DAYS.contains(name)) {
      return date_from_unix_date(col(name).cast("int")).as(name);
    }
    return TIMES.contains(name) ? timestamp_micros(col(name)).as(name) : col(name);
  }

  private static Column typedAnomaly(Column anomaly) {
    return struct(
        timestamp_micros(anomaly.getField("event_time")).as("event_time"),
        anomaly.getField("kind").as("kind"),
        anomaly.getField("value").as("value"),
        anomaly.getField("score").as("score"),
        timestamp_micros(anomaly.getField("since")).as("since"));
  }

  /** A day that was computed earlier, as the latest one, unless its sensor is heard of again. */
  static Column kept() {
    return struct(
        Stream.concat(
                Stream.of(
                    array(lit(Period.LATEST)).as("periods"),
                    lit(null).cast("binary").as("state"),
                    lit(null).cast(ANOMALIES).as("anomalies")),
                Arrays.stream(TOLD.fieldNames()).map(DayColumns::micros))
            .toArray(Column[]::new));
  }

  private static Column micros(String name) {
    if (DAYS.contains(name)) {
      return unix_date(col(name)).cast("bigint").as(name);
    }
    return TIMES.contains(name) ? unix_micros(col(name)).as(name) : col(name);
  }
}
