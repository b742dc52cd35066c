package io.meshwork.quality.kind;

import io.meshwork.quality.References;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import software.amazon.glue.dqdl.model.DQRule;
import software.amazon.glue.dqdl.model.condition.Condition;

/** One rule or analyzer, no composite, the columns that it may speak of, and other data sets. */
public record Subject(DQRule rule, Schema schema, References references) {
  private static final String COLUMN = "TargetColumn";

  /** The one column that the rule names. */
  StructField column() {
    return schema.column(parameter(COLUMN));
  }

  /** The columns that the rule names, in its order. */
  List<StructField> columns() {
    Map<String, String> parameters = rule.getParameters();
    if (parameters.containsKey(COLUMN)) {
      return List.of(column());
    }
    List<StructField> columns = new ArrayList<>();
    for (int i = 1; parameters.containsKey(COLUMN + i); i++) {
      columns.add(schema.column(parameter(COLUMN + i)));
    }
    return columns;
  }

  /** The one column that the rule names, a numeric one. */
  StructField numericColumn() {
    return numeric(column());
  }

  /** The columns that the rule names, numeric ones. */
  List<StructField> numericColumns() {
    return columns().stream().map(this::numeric).toList();
  }

  private StructField numeric(StructField column) {
    if (!(column.dataType() instanceof NumericType)) {
      throw wrongType(column, "%s needs a number".formatted(rule.getRuleType()));
    }
    return column;
  }

  /** The data set that a rule of this name compares with. */
  Reference reference(String name) {
    return references
        .schema(name)
        .map(columns -> new Reference(name, columns))
        .orElseThrow(
            () ->
                new InvalidRule(
                    "there is no data set \"%s\" to compare with. Name one as DOMAIN.PRODUCT, DOMAIN.PRODUCT.TABLE or topic:NAME."
                        .formatted(name)));
  }

  /** The data set that the parameter {@code ReferenceDatasetAlias} names. */
  Reference reference() {
    return reference(parameter("ReferenceDatasetAlias"));
  }

  InvalidRule wrongType(StructField column, String need) {
    return new InvalidRule(
        "column \"%s\" is %s; %s."
            .formatted(column.name(), column.dataType().sql().toLowerCase(Locale.ROOT), need));
  }

  String parameter(String name) {
    return unescaped(rule.getParameters().get(name));
  }

  Condition condition() {
    return rule.getCondition();
  }

  NumberCondition numberCondition() {
    return NumberCondition.of(rule.getCondition());
  }

  /** The where clause in SQL. */
  public Optional<String> where() {
    return Optional.ofNullable(rule.getWhereClause()).map(Subject::unescaped);
  }

  /** Quotes within DQDL's quotes are escaped. */
  private static String unescaped(String text) {
    return text.replace("\\\"", "\"");
  }
}
