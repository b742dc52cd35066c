package io.meshwork.finance.position;

import org.apache.spark.sql.Row;

/**
 * So many units for so many before.
 *
 * @param day the ex-date, days since 1970-01-01: what is traded on it is traded in the new units
 */
record Split(int day, int numerator, int denominator) {

  static Split of(Row row) {
    return new Split(row.getAs("day"), row.getAs("numerator"), row.getAs("denominator"));
  }
}
