package io.meshwork.quality.kind;

import java.util.List;

/**
 * The comparisons of DQDL. {@code between} leaves its bounds out, as AWS documents it and as the
 * DQDL library evaluates it.
 */
enum Operator {
  EQUALS("%s = %s", "be %s"),
  NOT_EQUALS("%s != %s", "not be %s"),
  GREATER_THAN("%s > %s", "be greater than %s"),
  GREATER_THAN_EQUAL_TO("%s >= %s", "be at least %s"),
  LESS_THAN("%s < %s", "be less than %s"),
  LESS_THAN_EQUAL_TO("%s <= %s", "be at most %s"),
  BETWEEN("(%1$s > %2$s AND %1$s < %3$s)", "be between %s and %s, both excluded"),
  NOT_BETWEEN("(%1$s <= %2$s OR %1$s >= %3$s)", "not be between %s and %s"),
  IN("%s IN (%s)", "be one of %s"),
  NOT_IN("%s NOT IN (%s)", "be none of %s"),
  MATCHES("%s RLIKE %s", "match %s"),
  NOT_MATCHES("NOT (%s RLIKE %s)", "not match %s");

  private final String sql;
  private final String words;

  Operator(String sql, String words) {
    this.sql = sql;
    this.words = words;
  }

  /** The library has one enumeration for each type of operand, with the same names in all. */
  static Operator of(Enum<?> operator) {
    return valueOf(operator.name());
  }

  /** Whether it compares with a set of values, of which one may be null. */
  boolean isMembership() {
    return this == EQUALS || this == IN || isNegatedMembership();
  }

  /**
   * Whether null passes: AWS lets it pass {@code !=} and {@code not in}, unless NULL is named
   * there.
   */
  boolean isNegatedMembership() {
    return this == NOT_EQUALS || this == NOT_IN;
  }

  String sql(String left, List<String> operands) {
    return format(sql, left, operands);
  }

  /** Such as {@code be at least 3}. */
  String words(List<String> operands) {
    return isList()
        ? words.formatted(String.join(", ", operands))
        : words.formatted(operands.toArray());
  }

  private String format(String pattern, String left, List<String> operands) {
    if (isList()) {
      return pattern.formatted(left, String.join(", ", operands));
    }
    Object[] arguments = new Object[operands.size() + 1];
    arguments[0] = left;
    for (int i = 0; i < operands.size(); i++) {
      arguments[i + 1] = operands.get(i);
    }
    return pattern.formatted(arguments);
  }

  private boolean isList() {
    return this == IN || this == NOT_IN;
  }
}
