package io.meshwork.quality.profile;

import io.meshwork.quality.sql.Sql;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;

/** Names, values and conditions as DQDL writes them. */
final class Dqdl {
  private static final int LONGEST_SHOWN = 40;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private Dqdl() {}

  static String column(String name) {
    return text(name);
  }

  static String text(String value) {
    return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /** A clause that leaves out rows without a value; empty where every row has one. */
  static String whereThere(ColumnProfile column) {
    return column.isComplete()
        ? ""
        : " where \"%s is not null\"".formatted(Sql.reference(column.name()).replace("\"", "\\\""));
  }

  /** A list of values in brackets; empty if one of them can't be written. */
  static Optional<String> list(StructField field, List<String> values, boolean orNull) {
    if (values.stream().anyMatch(v -> CONTROL.matcher(v).find())) {
      return Optional.empty();
    }
    boolean quoted = field.dataType() instanceof StringType;
    List<String> items = new ArrayList<>();
    values.forEach(v -> items.add(quoted ? text(v) : v));
    if (orNull) {
      items.add("NULL");
    }
    return Optional.of("[" + String.join(", ", items) + "]");
  }

  /** A value in a comment, on one line. */
  static String shown(String value) {
    String line = CONTROL.matcher(value).replaceAll("?");
    String shown = line.length() > LONGEST_SHOWN ? line.substring(0, LONGEST_SHOWN) + "..." : line;
    return "\"" + shown + "\"";
  }

  /** A number to six digits, unless that would make it look like a whole number that it isn't. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal exact = BigDecimal.valueOf(value);
    BigDecimal rounded = exact.round(new MathContext(6));
    boolean isWhole = rounded.stripTrailingZeros().scale() <= 0;
    BigDecimal shown = isWhole && rounded.compareTo(exact) != 0 ? exact : rounded;
    return shown.stripTrailingZeros().toPlainString();
  }
}
