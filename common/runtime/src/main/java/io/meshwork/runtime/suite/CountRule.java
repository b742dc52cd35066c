package io.meshwork.runtime.suite;

import io.meshwork.contract.Criteria;
import io.meshwork.contract.Expectation;
import io.meshwork.contract.Expectation.Unit;
import io.meshwork.contract.Field;
import io.meshwork.contract.LibraryCheck;
import io.meshwork.contract.LibraryCheck.Metric;
import io.meshwork.quality.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A check of a table's rows as a rule on the batch. Numbers of rows are counted in the scan that
 * all rules share; percentages and duplicates, for which DQDL has no word, by a query each.
 *
 * @param check a check in the scope of rows
 * @param tags what is known of it
 */
record CountRule(LibraryCheck check, CheckTags tags) {

  static CountRule of(LibraryCheck check, List<String> owners) {
    return new CountRule(check, CheckTags.of(check, owners));
  }

  String dqdl() {
    Expectation expected = check.expected();
    String first = expected.bounds().get(0).toPlainString();
    return switch (expected.operator()) {
      case EQUAL -> counted("= " + first) + tags;
      case NOT_EQUAL -> counted("!= " + first) + tags;
      case GREATER -> counted("> " + first) + tags;
      case GREATER_OR_EQUAL -> counted(">= " + first) + tags;
      case LESS -> counted("< " + first) + tags;
      case LESS_OR_EQUAL -> counted("<= " + first) + tags;
      case BETWEEN -> either(">= " + first, "and", "<= " + second());
      case NOT_BETWEEN -> either("< " + first, "or", "> " + second());
    };
  }

  private String second() {
    return check.expected().bounds().get(1).toPlainString();
  }

  /** DQDL's own between leaves its bounds out. */
  private String either(String low, String connector, String high) {
    return "(%s) %s (%s%s)".formatted(counted(low), connector, counted(high), tags);
  }

  private String counted(String condition) {
    if (check.metric() == Metric.ROW_COUNT) {
      return "RowCount " + condition;
    }
    boolean percent = check.expected().unit() == Unit.PERCENT;
    if (check.metric() == Metric.DUPLICATE_VALUES) {
      return query(percent ? share(duplicates()) : duplicates()) + condition;
    }
    return percent
        ? query(share("count_if(" + counts() + ")")) + condition
        : "RowCount " + condition + " where " + Quoted.raw(counts());
  }

  private static String query(String number) {
    return "CustomSql " + Quoted.raw("select " + number + " from primary") + " ";
  }

  /** Nothing is no percent of nothing. */
  private static String share(String count) {
    return "coalesce(100 * (" + count + ") / nullif(count(*), 0), 0)";
  }

  /** What has no value repeats none. */
  private String duplicates() {
    String columns =
        check.columns().stream().map(c -> Sql.name(c.name())).collect(Collectors.joining(", "));
    return "count(%1$s) - count(distinct %1$s)".formatted(columns);
  }

  /** Which rows the metric counts. */
  private String counts() {
    Field column = check.columns().get(0);
    String name = Sql.name(column.name());
    Criteria criteria = check.criteria();
    return switch (check.metric()) {
      case NULL_VALUES -> name + " IS NULL";
      case MISSING_VALUES -> String.join(" OR ", missing(column, name, criteria));
      case INVALID_VALUES -> "NOT (" + String.join(" AND ", valid(column, name, criteria)) + ")";
      case DUPLICATE_VALUES, ROW_COUNT ->
          throw new IllegalArgumentException("not of a single row: " + check.metric());
    };
  }

  private static List<String> missing(Field column, String name, Criteria criteria) {
    List<String> conditions = new ArrayList<>();
    if (criteria.orNull()) {
      conditions.add(name + " IS NULL");
    }
    if (!criteria.values().isEmpty()) {
      conditions.add(among(column, name, criteria.values()));
    }
    return conditions;
  }

  /** Null where the column is, and so counted by neither. */
  private static List<String> valid(Field column, String name, Criteria criteria) {
    List<String> conditions = new ArrayList<>();
    if (!criteria.values().isEmpty()) {
      conditions.add(among(column, name, criteria.values()));
    }
    criteria.pattern().map(p -> name + " RLIKE " + Sql.text(p)).ifPresent(conditions::add);
    return conditions;
  }

  private static String among(Field column, String name, List<String> values) {
    return values.stream()
        .map(value -> Literals.sql(column, value))
        .collect(Collectors.joining(", ", name + " IN (", ")"));
  }
}
