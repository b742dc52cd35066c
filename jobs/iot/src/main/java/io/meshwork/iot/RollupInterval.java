package io.meshwork.iot;

/** Length of the intervals that readings are summed up by. */
enum RollupInterval {
  MINUTE("minute", "day"),
  HOUR("hour", "month");

  private final String column;
  private final String bucket;

  RollupInterval(String column, String bucket) {
    this.column = column;
    this.bucket = bucket;
  }

  /** The column that holds an interval's start; also Spark's name of the unit. */
  String column() {
    return column;
  }

  /** The column that bounds a partition of the table; also Spark's name of the unit. */
  String bucket() {
    return bucket;
  }
}
