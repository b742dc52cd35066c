package io.meshwork.iot;

import io.meshwork.runtime.derive.Slices;

/** Length of the intervals that readings are summed up by. */
enum RollupInterval {
  MINUTE("minute", "day", Slices.Unit.MINUTE),
  HOUR("hour", "month", Slices.Unit.HOUR);

  private final String column;
  private final String bucket;
  private final Slices.Unit slice;

  RollupInterval(String column, String bucket, Slices.Unit slice) {
    this.column = column;
    this.bucket = bucket;
    this.slice = slice;
  }

  /** The column that holds an interval's start; also Spark's name of the unit. */
  String column() {
    return column;
  }

  /** The column that bounds a partition of the table; also Spark's name of the unit. */
  String bucket() {
    return bucket;
  }

  /** The readings that an interval is computed from. */
  Slices.Unit slice() {
    return slice;
  }
}
