package io.meshwork.runtime.aggregate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;

import io.meshwork.contract.ChangeFeed;
import io.meshwork.contract.InputPort;
import io.meshwork.contract.Table;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.StructType;

/** The keys in change feeds, as columns of their tables. */
final class ChangedKeys {
  private ChangedKeys() {}

  /** The value of {@link ChangeFeed#TABLE} for a port. */
  static String name(InputPort port) {
    return port.domain() + "." + port.table().name();
  }

  /** The key of a record as a struct of the partition key's columns; null if it is no JSON. */
  static Column of(InputPort port) {
    return from_json(col(ChangeFeed.KEY), schema(port.table()), Map.of());
  }

  /** Whether a record is of this port. */
  static Column isOf(InputPort port) {
    return col(ChangeFeed.TABLE).equalTo(lit(name(port)));
  }

  private static StructType schema(Table table) {
    return StructType.fromDDL(
        table.partitionKey().stream()
            .map(name -> "`%s` %s".formatted(name, table.column(name).type().spark()))
            .collect(Collectors.joining(", ")));
  }
}
