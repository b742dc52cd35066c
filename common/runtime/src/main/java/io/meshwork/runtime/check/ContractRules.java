package io.meshwork.runtime.check;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;

import io.meshwork.contract.Constraints;
import io.meshwork.contract.DataContract;
import io.meshwork.contract.Field;
import io.meshwork.contract.FieldType.Kind;
import io.meshwork.contract.Table;
import io.meshwork.contract.Topic;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;

/** The record rules that a contract's fields state: required, range, length, pattern, enum. */
final class ContractRules {
  private ContractRules() {}

  /**
   * @param typeFailed per field, whether decoding found a value of another type: such a field is
   *     empty for that reason and not reported as missing
   */
  static List<ColumnRule> of(
      DataContract contract, java.util.function.Function<Field, Column> typeFailed) {
    Set<String> required = indispensable(contract);
    List<ColumnRule> rules = new ArrayList<>();
    for (Field field : contract.input().fields()) {
      if (field.required() || required.contains(field.name())) {
        rules.add(required(field, typeFailed.apply(field)));
      }
      constraints(field, rules);
    }
    return rules;
  }

  /** Without its key a row has no place, and without its version no rank. */
  private static Set<String> indispensable(DataContract contract) {
    Topic topic = contract.input();
    Set<String> names = new HashSet<>(List.of(topic.eventTime(), topic.versionField()));
    for (Table table : contract.landedTables()) {
      names.addAll(table.primaryKey());
    }
    return names;
  }

  private static ColumnRule required(Field field, Column typeFailed) {
    String name = field.name();
    return new ColumnRule(
        "required(" + name + ")",
        name,
        name + " must be present",
        col(name).isNull().and(typeFailed.equalTo(false)));
  }

  private static void constraints(Field field, List<ColumnRule> rules) {
    Constraints limits = field.constraints();
    String name = field.name();
    if (limits.minimum().isPresent() || limits.maximum().isPresent()) {
      rules.add(new ColumnRule("range(" + name + ")", name, rangeWords(field), outOfRange(field)));
    }
    if (limits.minLength().isPresent() || limits.maxLength().isPresent()) {
      rules.add(
          new ColumnRule("length(" + name + ")", name, lengthWords(field), wrongLength(field)));
    }
    limits
        .pattern()
        .ifPresent(
            pattern ->
                rules.add(
                    new ColumnRule(
                        "pattern(" + name + ")",
                        name,
                        name + " must match " + pattern,
                        col(name).rlike(pattern).equalTo(false))));
    if (!limits.allowedValues().isEmpty()) {
      rules.add(
          new ColumnRule(
              "enum(" + name + ")",
              name,
              name + " must be one of " + String.join(", ", limits.allowedValues()),
              col(name).cast("string").isin(limits.allowedValues().toArray()).equalTo(false)));
    }
  }

  private static Column outOfRange(Field field) {
    Constraints limits = field.constraints();
    Column value = col(field.name());
    Column low =
        limits
            .minimum()
            .map(
                m ->
                    limits.exclusiveMinimum()
                        ? value.leq(literal(field, m))
                        : value.lt(literal(field, m)))
            .orElse(lit(false));
    Column high =
        limits
            .maximum()
            .map(
                m ->
                    limits.exclusiveMaximum()
                        ? value.geq(literal(field, m))
                        : value.gt(literal(field, m)))
            .orElse(lit(false));
    return low.or(high);
  }

  private static Column literal(Field field, BigDecimal limit) {
    Kind kind = field.type().kind();
    if (kind == Kind.DOUBLE || kind == Kind.FLOAT) {
      return lit(limit.doubleValue());
    }
    return lit(limit);
  }

  private static Column wrongLength(Field field) {
    Constraints limits = field.constraints();
    Column length = length(col(field.name()));
    Column tooShort =
        limits.minLength().isPresent() ? length.lt(limits.minLength().getAsInt()) : lit(false);
    Column tooLong =
        limits.maxLength().isPresent() ? length.gt(limits.maxLength().getAsInt()) : lit(false);
    return tooShort.or(tooLong);
  }

  private static String rangeWords(Field field) {
    Constraints limits = field.constraints();
    List<String> words = new ArrayList<>();
    limits
        .minimum()
        .ifPresent(
            m ->
                words.add(
                    (limits.exclusiveMinimum() ? "more than " : "at least ") + m.toPlainString()));
    limits
        .maximum()
        .ifPresent(
            m ->
                words.add(
                    (limits.exclusiveMaximum() ? "less than " : "at most ") + m.toPlainString()));
    return field.name() + " must be " + String.join(" and ", words);
  }

  private static String lengthWords(Field field) {
    Constraints limits = field.constraints();
    List<String> words = new ArrayList<>();
    limits.minLength().ifPresent(n -> words.add("at least " + n));
    limits.maxLength().ifPresent(n -> words.add("at most " + n));
    return field.name()
        + " must have "
        + words.stream().collect(Collectors.joining(" and "))
        + " characters";
  }
}
