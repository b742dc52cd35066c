package io.meshwork.quality.kind;

import io.meshwork.quality.sql.Sql;
import java.util.function.UnaryOperator;

/**
 * What a row must meet.
 *
 * @param column the column that it speaks of
 * @param sql from the SQL of the current time to a condition in SQL; where it is null the row does
 *     not meet it
 * @param message what is accepted, such as {@code value must be at least 0}
 */
public record RowPredicate(String column, UnaryOperator<String> sql, String message) {
  static RowPredicate of(String column, String sql, String message) {
    return new RowPredicate(column, now -> sql, message);
  }

  /** The condition as of a time, never null. */
  public String certainly(String now) {
    return Sql.certain(sql.apply(now));
  }
}
