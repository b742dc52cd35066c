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
 * How partitions of a table are read.
 *
 * @param select the statement, with the partition key's columns to be bound
 * @param doing what it does, for messages
 * @param key the partition key's columns, in the order in which the keys have them
 * @param decoders one per column of the table
 */
record ReadPlan(String select, String doing, List<ColumnPlan> key, List<CellDecoder> decoders)
    implements Serializable {

  static ReadPlan of(String keyspace, Table table, boolean javaTime) {
    List<ColumnPlan> key = new ArrayList<>();
    for (String name : table.partitionKey()) {
      key.add(new ColumnPlan(name, key.size(), CellEncoder.of(table.column(name).type())));
    }
    String select =
        "SELECT %s FROM \"%s\".\"%s\" WHERE %s"
            .formatted(
                table.columns().stream()
                    .map(Field::name)
                    .map(ReadPlan::quoted)
                    .collect(Collectors.joining(", ")),
                keyspace,
                table.name(),
                table.partitionKey().stream()
                    .map(name -> quoted(name) + " = ?")
                    .collect(Collectors.joining(" AND ")));
    return new ReadPlan(
        select,
        "reading " + keyspace + "." + table.name(),
        key,
        table.columns().stream().map(c -> CellDecoder.of(c.type(), javaTime)).toList());
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
