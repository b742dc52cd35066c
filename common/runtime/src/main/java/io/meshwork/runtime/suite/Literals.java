package io.meshwork.runtime.suite;

import io.meshwork.contract.Field;
import io.meshwork.contract.FieldType;
import io.meshwork.contract.FieldType.Kind;
import io.meshwork.quality.sql.Sql;
import java.util.EnumSet;
import java.util.Set;

/** Values of a contract as literals of their field's type. */
final class Literals {
  private static final Set<Kind> NUMBERS =
      EnumSet.of(Kind.SMALLINT, Kind.INTEGER, Kind.BIGINT, Kind.FLOAT, Kind.DOUBLE, Kind.DECIMAL);

  private Literals() {}

  static boolean isNumber(FieldType type) {
    return NUMBERS.contains(type.kind());
  }

  /** In SQL; texts of dates and times are compared as such, as Spark does with any text. */
  static String sql(Field field, String value) {
    boolean bare = isNumber(field.type()) || field.type().kind() == Kind.BOOLEAN;
    return bare ? value : Sql.text(value);
  }
}
