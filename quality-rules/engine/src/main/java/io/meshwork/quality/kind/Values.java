package io.meshwork.quality.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.types.StructField;
import software.amazon.glue.dqdl.model.condition.Condition;

/**
 * What the values of a column may be.
 *
 * @param left from the column to what is compared
 * @param operands from the SQL of the current time to literals
 * @param more conditions on the column that count as further members of a set, such as being empty
 * @param orNull whether NULL is one of the operands
 * @param operandWords the operands as messages show them
 */
record Values(
    Operator operator,
    UnaryOperator<String> left,
    List<UnaryOperator<String>> operands,
    List<UnaryOperator<String>> more,
    boolean orNull,
    List<String> operandWords) {

  /** Reads one family of conditions. */
  interface Reader {
    boolean reads(Condition condition);

    Values read(Subject subject, StructField column, Condition condition);
  }

  Values {
    if (orNull && !operator.isMembership()) {
      throw new InvalidRule("NULL stands only with =, !=, in and not in.");
    }
  }

  String words() {
    return operator.words(operandWords);
  }

  /** The condition, which may be null where the column is. */
  String sql(String column, String now) {
    List<String> literals = operands.stream().map(o -> o.apply(now)).toList();
    if (!operator.isMembership()) {
      return operator.sql(left.apply(column), literals);
    }
    List<String> members = new ArrayList<>();
    if (!literals.isEmpty()) {
      members.add(Operator.IN.sql(left.apply(column), literals));
    }
    more.forEach(m -> members.add(m.apply(column)));
    return operator.isNegatedMembership() ? noneOf(column, members) : anyOf(column, members);
  }

  private String anyOf(String column, List<String> members) {
    List<String> all = new ArrayList<>(members);
    if (orNull) {
      all.add(column + " IS NULL");
    }
    return "(" + String.join(" OR ", all) + ")";
  }

  private String noneOf(String column, List<String> members) {
    String isNull = column + (orNull ? " IS NOT NULL" : " IS NULL");
    if (members.isEmpty()) {
      return isNull;
    }
    return "(%s %s NOT (%s))"
        .formatted(isNull, orNull ? "AND" : "OR", String.join(" OR ", members));
  }
}
