package io.meshwork.quality.kind;

import io.meshwork.quality.Dimension;
import io.meshwork.quality.sql.Sql;
import io.meshwork.quality.sql.Suggestion;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.glue.dqdl.model.condition.string.StringBasedCondition;

/** The value reads as one of a type. Null reads as none. */
record ColumnDataType() implements RowKind {
  /** AWS's documentation writes them in capitals, the DQDL library doesn't: both are accepted. */
  private static final Map<String, String> TYPES = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  static {
    TYPES.putAll(
        Map.of(
            "Boolean", "boolean",
            "Date", "date",
            "Timestamp", "timestamp",
            "Integer", "int",
            "Long", "bigint",
            "Float", "float",
            "Double", "double"));
  }

  @Override
  public String name() {
    return "ColumnDataType";
  }

  @Override
  public String usage() {
    return "ColumnDataType \"column\" = \"Integer\"";
  }

  @Override
  public Dimension dimension() {
    return Dimension.CONFORMITY;
  }

  @Override
  public RowPredicate predicate(Subject subject) {
    String column = subject.column().name();
    if (!(subject.condition() instanceof StringBasedCondition types)) {
      throw new InvalidRule("ColumnDataType needs a type. Write it like: " + usage());
    }
    Operator operator = Operator.of(types.getOperator());
    if (operator != Operator.EQUALS && operator != Operator.NOT_EQUALS) {
      throw new InvalidRule("ColumnDataType compares with = or != only. Write it like: " + usage());
    }
    String type = types.getOperands().get(0).getOperand();
    String reads =
        "try_cast(cast(%s AS string) AS %s) IS NOT NULL".formatted(Sql.name(column), sqlType(type));
    boolean expected = operator == Operator.EQUALS;
    return RowPredicate.of(
        column,
        expected ? reads : "NOT (" + reads + ")",
        "%s must %sread as %s".formatted(column, expected ? "" : "not ", type));
  }

  private static String sqlType(String type) {
    String found = TYPES.get(type);
    if (found == null) {
      throw new InvalidRule(
          "there is no type \"%s\".%s Types: %s."
              .formatted(
                  type, Suggestion.of(type, TYPES.keySet()), String.join(", ", TYPES.keySet())));
    }
    return found;
  }
}
