package io.meshwork.runtime.check;

import org.apache.spark.sql.Column;

/**
 * A record rule as Spark columns over decoded records.
 *
 * @param applies boolean; the records that the rule speaks of. Null if of all
 * @param fails boolean; null counts as false
 */
record ColumnRule(RecordRule rule, Column applies, Column fails) {
  ColumnRule(String id, String column, String message, Column fails) {
    this(new RecordRule(id, column, message, true), null, fails);
  }
}
