package io.meshwork.runtime.dryrun;

import static org.apache.spark.sql.functions.col;

import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.contract.DataContract;
import io.meshwork.contract.Field;
import io.meshwork.contract.Table;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import io.meshwork.runtime.cassandra.CassandraSession;
import io.meshwork.runtime.cassandra.RequestLimits;
import io.meshwork.runtime.cassandra.Schema;
import io.meshwork.runtime.config.JobSettings;
import io.meshwork.runtime.dryrun.Data.LandedTable;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;

/** The rows of a product's table in Cassandra. */
final class LandedRows {
  private LandedRows() {}

  /**
   * The table that is meant.
   *
   * @throws MeshException USAGE if the contract has no such table
   */
  static Table table(DataContract contract, LandedTable data) {
    if (data.name().isEmpty()) {
      return contract.primaryTable();
    }
    return contract.tables().stream()
        .filter(t -> t.name().equals(data.name().get()))
        .findFirst()
        .orElseThrow(
            () ->
                new MeshException(
                    Category.USAGE,
                    "--data: %s has no table \"%s\". It has: %s."
                        .formatted(
                            contract.product(),
                            data.name().get(),
                            contract.tables().stream()
                                .map(Table::name)
                                .collect(Collectors.joining(", ")))));
  }

  /**
   * All rows, with the columns that the contract names.
   *
   * @throws MeshException CONTRACT if the table isn't there yet, UNAVAILABLE if Cassandra doesn't
   *     answer
   */
  static Dataset<Row> of(
      SparkSession spark, JobSettings settings, DataContract contract, Table table) {
    require(CassandraServer.connector(settings), contract, table);
    Dataset<Row> rows =
        spark
            .read()
            .format("org.apache.spark.sql.cassandra")
            .option("keyspace", contract.keyspace())
            .option("table", table.name())
            .load();
    return rows.select(table.columns().stream().map(LandedRows::column).toArray(Column[]::new));
  }

  private static Column column(Field field) {
    return col("`" + field.name() + "`")
        .cast(DataType.fromDDL(field.type().spark()))
        .as(field.name());
  }

  private static void require(CassandraConnector cassandra, DataContract contract, Table table) {
    try (CassandraSession session = CassandraSession.open(cassandra, RequestLimits.CONTROL)) {
      Schema schema = new Schema(session);
      if (schema.table(contract.keyspace(), table.name()).isEmpty()) {
        throw new MeshException(
            Category.CONTRACT,
            "Table %s.%s is not in Cassandra. Run %s first: it makes the table; or look at a file with --data FILE."
                .formatted(contract.keyspace(), table.name(), contract.product()));
      }
    }
  }
}
