package io.meshwork.quality.profile;

import static org.apache.spark.sql.functions.col;

import com.amazon.deequ.analyzers.DataTypeInstances;
import io.meshwork.quality.sql.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampType;
import scala.Enumeration;

/**
 * The same columns as Deequ's profiler can take them: it splits names at dots and puts some into
 * SQL unquoted, counts values of all numbers but decimals, and takes no nested types.
 *
 * @param rows the columns, named {@code c0}, {@code c1} and so on
 * @param types of the columns that it would print a complaint about
 */
record PlainColumns(Dataset<Row> rows, Map<String, Enumeration.Value> types) {

  static PlainColumns of(Dataset<Row> rows) {
    StructField[] fields = rows.schema().fields();
    List<Column> columns = new ArrayList<>();
    Map<String, Enumeration.Value> types = new HashMap<>();
    for (int i = 0; i < fields.length; i++) {
      DataType type = fields[i].dataType();
      columns.add(plain(col(Sql.name(fields[i].name())), type).as(name(i)));
      if (type instanceof DateType) {
        types.put(name(i), DataTypeInstances.String());
      } else if (!isKnown(type)) {
        types.put(name(i), DataTypeInstances.Unknown());
      }
    }
    return new PlainColumns(rows.select(columns.toArray(Column[]::new)), types);
  }

  static String name(int index) {
    return "c" + index;
  }

  private static Column plain(Column column, DataType type) {
    if (type instanceof DecimalType) {
      return column.cast("double");
    }
    if (type instanceof ByteType) {
      return column.cast("int");
    }
    boolean isNested =
        type instanceof ArrayType || type instanceof MapType || type instanceof StructType;
    return isNested ? column.cast("string").cast("binary") : column;
  }

  private static boolean isKnown(DataType type) {
    return type instanceof StringType
        || type instanceof NumericType
        || type instanceof BooleanType
        || type instanceof TimestampType;
  }
}
