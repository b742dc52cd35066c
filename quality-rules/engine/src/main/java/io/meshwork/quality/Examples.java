package io.meshwork.quality;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring;

import io.meshwork.quality.ExampleSettings.PlaceColumns;
import io.meshwork.quality.sql.Sql;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Some of the rows that break a dataset rule. */
record Examples(ExampleSettings settings) {
  private static final int LONGEST = 200;
  private static final Column NO_VALUE = lit(null).cast("string");
  private static final String NONE = "none";

  /** Takes one Spark job, which ends as soon as enough rows are found. */
  List<Example> of(Dataset<Row> failing, RuleInfo rule, String reason) {
    return failing
        .select(topic().as("topic"), partition(), offset(), key(), value(rule.column()))
        .takeAsList(settings.perRule())
        .stream()
        .map(row -> example(row, rule.column().orElse(""), reason))
        .toList();
  }

  private static Example example(Row row, String column, String reason) {
    return new Example(
        row.getString(0),
        row.getInt(1),
        row.getLong(2),
        row.getString(3),
        column,
        row.getString(4),
        reason);
  }

  private Column topic() {
    return settings.place().map(PlaceColumns::topic).map(c -> col(c)).orElse(lit(""));
  }

  private Column partition() {
    return settings.place().map(PlaceColumns::partition).map(c -> col(c)).orElse(lit(0));
  }

  private Column offset() {
    return settings.place().map(PlaceColumns::offset).map(c -> col(c)).orElse(lit(0L));
  }

  private Column key() {
    if (settings.place().isPresent()) {
      return lit("");
    }
    Column[] parts =
        settings.key().stream()
            .map(name -> concat(lit(name + "="), coalesce(shown(name), lit(NONE))))
            .toArray(Column[]::new);
    return concat_ws(", ", parts);
  }

  private Column value(Optional<String> column) {
    return column.map(this::shown).orElse(NO_VALUE);
  }

  private Column shown(String column) {
    return settings.masked().contains(column)
        ? lit(Example.MASK)
        : substring(col(Sql.reference(column)).cast("string"), 1, LONGEST);
  }
}
