package io.meshwork.runtime.suite;

import io.meshwork.contract.Criteria;
import io.meshwork.contract.Expectation;
import io.meshwork.contract.Expectation.Unit;
import io.meshwork.contract.Field;
import io.meshwork.contract.LibraryCheck;
import io.meshwork.contract.LibraryCheck.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A check of a topic's field as a rule on each record. Where none may break it, records that do go
 * to quarantine; where some may, more of them block the batch.
 *
 * @param check a check in the scope of records
 * @param tags what is known of it
 */
record FieldRule(LibraryCheck check, CheckTags tags) {

  static FieldRule of(LibraryCheck check, List<String> owners) {
    CheckTags tags = CheckTags.of(check, owners);
    BigDecimal limit = check.expected().limit().orElseThrow();
    if (limit.signum() == 0) {
      return new FieldRule(check, tags);
    }
    tags.and("tolerance", tolerance(limit, check.expected()));
    if (check.severity() == Severity.ERROR) {
      tags.and("action", "block");
    }
    return new FieldRule(check, tags);
  }

  private static String tolerance(BigDecimal limit, Expectation expected) {
    return limit.toPlainString() + (expected.unit() == Unit.PERCENT ? "%" : " rows");
  }

  String dqdl() {
    List<String> conditions = conditions();
    if (conditions.size() == 1) {
      return conditions.get(0) + tags;
    }
    return "(" + conditions.get(0) + ") and (" + conditions.get(1) + tags + ")";
  }

  private List<String> conditions() {
    Field field = check.columns().get(0);
    String values = "ColumnValues \"" + field.name() + "\" ";
    Criteria criteria = check.criteria();
    return switch (check.metric()) {
      case NULL_VALUES -> List.of("IsComplete \"" + field.name() + "\"");
      case MISSING_VALUES ->
          List.of(values + "not in " + members(field, criteria, criteria.orNull()));
      case INVALID_VALUES -> valid(field, criteria, values);
      case DUPLICATE_VALUES, ROW_COUNT ->
          throw new IllegalArgumentException("not of a single record: " + check.metric());
    };
  }

  private static List<String> valid(Field field, Criteria criteria, String values) {
    List<String> conditions = new ArrayList<>();
    if (!criteria.values().isEmpty()) {
      conditions.add(values + "in " + members(field, criteria, true));
    }
    criteria
        .pattern()
        .map(pattern -> Quoted.pattern("(?s:.*)(?:" + pattern + ")(?s:.*)"))
        .map(found -> values + "matches " + found + " where \"" + field.name() + " is not null\"")
        .ifPresent(conditions::add);
    return conditions;
  }

  private static String members(Field field, Criteria criteria, boolean orNull) {
    Stream<String> members = criteria.values().stream().map(value -> member(field, value));
    return Quoted.list(Stream.concat(orNull ? Stream.of("NULL") : Stream.of(), members).toList());
  }

  private static String member(Field field, String value) {
    if (Literals.isNumber(field.type())) {
      return value;
    }
    return value.isEmpty() ? "EMPTY" : Quoted.text(value);
  }
}
