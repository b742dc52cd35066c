package io.meshwork.runtime.derive;

import io.meshwork.contract.Field;
import io.meshwork.contract.Table;
import io.meshwork.runtime.landing.CellEncoder;
import io.meshwork.runtime.landing.ColumnPlan;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.StructType;

/**
 * How partitions of a table, or stretches of them, are read.
 *
 * @param select the statement, with what it asks for to be bound
 * @param doing what it does, for messages
 * @param bound the columns that are bound, in the order in which the rows of {@link Touched} have
 *     them
 * @param decoders one per column of the table
 */
record ReadPlan(String select, String doing, List<ColumnPlan> bound, List<CellDecoder> decoders)
    implements Serializable {

  static ReadPlan of(String keyspace, Touched touched, boolean javaTime) {
    Table table = touched.source();
    List<String> equal = new ArrayList<>(table.partitionKey());
    touched.slices().ifPresent(cut -> equal.addAll(cut.within()));
    List<ColumnPlan> bound = new ArrayList<>();
    equal.forEach(name -> bind(bound, table, name));
    List<String> conditions =
        new ArrayList<>(equal.stream().map(name -> quoted(name) + " = ?").toList());
    touched
        .slices()
        .map(Slices::time)
        .ifPresent(
            time -> {
              conditions.addAll(List.of(quoted(time) + " >= ?", quoted(time) + " < ?"));
              bind(bound, table, time);
              bind(bound, table, time);
            });
    String columns =
        table.columns().stream()
            .map(Field::name)
            .map(ReadPlan::quoted)
            .collect(Collectors.joining(", "));
    return new ReadPlan(
        "SELECT %s FROM \"%s\".\"%s\" WHERE %s"
            .formatted(columns, keyspace, table.name(), String.join(" AND ", conditions)),
        "reading " + keyspace + "." + table.name(),
        bound,
        table.columns().stream().map(c -> CellDecoder.of(c.type(), javaTime)).toList());
  }

  private static void bind(List<ColumnPlan> bound, Table table, String column) {
    CellEncoder encoder = CellEncoder.of(table.column(column).type());
    bound.add(new ColumnPlan(column, bound.size(), encoder));
  }

  /** The table's columns, with the contract's types. */
  static StructType schema(Table table) {
    return StructType.fromDDL(
        table.columns().stream()
            .map(c -> "`" + c.name() + "` " + c.type().spark())
            .collect(Collectors.joining(", ")));
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }
}
