package io.meshwork.quality.kind;

import io.meshwork.quality.sql.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns that a rule may speak of.
 *
 * @param name as messages call it
 * @param columns its columns
 * @param other the other one of the two schemas
 * @param otherName as messages call that
 */
public record Schema(String name, StructType columns, StructType other, String otherName) {
  private static final String ROWS = "the decoded record";
  private static final String TABLE = "the table";

  public static Schema ofRows(StructType rows, StructType table) {
    return new Schema(ROWS, rows, table, TABLE);
  }

  public static Schema ofTable(StructType rows, StructType table) {
    return new Schema(TABLE, table, rows, ROWS);
  }

  StructField column(String column) {
    return find(columns, column).orElseThrow(() -> new InvalidRule(unknown(column)));
  }

  private String unknown(String column) {
    if (find(other, column).isPresent()) {
      return "column \"%s\" is in %s but not in %s, of which this rule speaks. %s has: %s."
          .formatted(column, otherName, name, capitalized(name), String.join(", ", names()));
    }
    return "%s has no column \"%s\".%s It has: %s."
        .formatted(name, column, Suggestion.of(column, names()), String.join(", ", names()));
  }

  private List<String> names() {
    return Arrays.asList(columns.fieldNames());
  }

  private static String capitalized(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static Optional<StructField> find(StructType schema, String column) {
    return Arrays.stream(schema.fields()).filter(f -> f.name().equals(column)).findFirst();
  }
}
