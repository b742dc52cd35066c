package io.meshwork.quality.sql;

import java.time.Instant;
import java.util.regex.Pattern;

/** Names and literals, quoted for Spark SQL. */
public final class Sql {
  /** The time of evaluation, where no other is given. */
  public static final String NOW = "current_timestamp()";

  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private Sql() {}

  /** A column's name within an expression. */
  public static String name(String column) {
    return "`" + column.replace("`", "``") + "`";
  }

  /**
   * A column's name for {@code functions.col}, which reads a dot as a struct's field unless the
   * name is quoted.
   */
  public static String reference(String column) {
    return PLAIN_NAME.matcher(column).matches() ? column : name(column);
  }

  /** A string literal; what Spark's parser would read as an escape stands for itself. */
  public static String text(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  /** A timestamp literal, to the microsecond. */
  public static String timestamp(Instant instant) {
    long micros = instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    return "timestamp_micros(" + micros + ")";
  }

  /** A condition as a part of another one; it may end with a comment. */
  public static String condition(String condition) {
    return "(" + condition + "\n)";
  }

  /** A boolean that is never null: what can't be told is false. */
  public static String certain(String condition) {
    return "coalesce(" + condition + ", false)";
  }
}
