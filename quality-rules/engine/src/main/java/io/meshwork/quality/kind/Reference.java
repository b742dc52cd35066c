package io.meshwork.quality.kind;

import io.meshwork.quality.sql.Suggestion;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Another data set that a rule compares the batch with. */
record Reference(String name, StructType columns) {
  StructField column(String column) {
    List<String> names = Arrays.asList(columns.fieldNames());
    if (!names.contains(column)) {
      throw new InvalidRule(
          "the data set \"%s\" has no column \"%s\".%s It has: %s."
              .formatted(name, column, Suggestion.of(column, names), String.join(", ", names)));
    }
    return columns.apply(column);
  }
}
