package io.meshwork.runtime.landing;

import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.contract.DataContract;
import io.meshwork.contract.Table;
import io.meshwork.quality.plan.BatchRows;
import io.meshwork.runtime.bulk.BulkSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Writes a batch's records to the landed tables of a product. */
public final class Landing {
  private final PlannedWriter writer;
  private final DataContract contract;

  private Landing(PlannedWriter writer, DataContract contract) {
    this.writer = writer;
    this.contract = contract;
  }

  public static Landing of(
      CassandraConnector cassandra, WriterSettings settings, DataContract contract) {
    return new Landing(new RowWriter(cassandra, settings), contract);
  }

  /**
   * The same tables from the same rows, as sstables that are streamed to their nodes: for large
   * ranges, see {@link BulkSettings}. The tables must be there.
   *
   * @throws io.meshwork.runtime.MeshException CONFIGURATION if the role may not write to them, or
   *     there are no libraries of Cassandra, UNAVAILABLE if Cassandra doesn't answer
   */
  public static Landing inBulk(
      CassandraConnector cassandra,
      WriterSettings settings,
      BulkSettings bulk,
      DataContract contract) {
    return new Landing(new BulkRowWriter(cassandra, settings, bulk, contract).checked(), contract);
  }

  /**
   * Upserts or deletes each record in every landed table, in one Spark job, each with the record's
   * own write timestamp. A null cell leaves the column as it is, unless {@code _erase} names it.
   * The order of the rows, their repetition and their batches make no difference to the tables.
   *
   * @param shaped the tables' columns with the contract's types, as far as there are any, and
   *     {@code _delete boolean, _erase array<string>, _writetime bigint} (microseconds). A delete
   *     has values for key columns only: with the partition key alone it deletes the partition
   * @throws io.meshwork.runtime.MeshException DEFECT if a key column or type is not as the tables
   *     have it, UNAVAILABLE if Cassandra doesn't take the rows
   */
  public LandedCounts land(BatchRows shaped) {
    List<Table> tables = contract.landedTables();
    Written written = writer.write(shaped.rdd(), plans(shaped.schema(), tables));
    Map<String, TableCount> counts = new LinkedHashMap<>();
    for (int i = 0; i < tables.size(); i++) {
      counts.put(tables.get(i).name(), written.tables().get(i));
    }
    return new LandedCounts(written.rows(), counts);
  }

  /** The same of rows that are no batch of many. */
  public LandedCounts land(Dataset<Row> shaped) {
    return land(BatchRows.of(shaped));
  }

  private List<TablePlan> plans(StructType shaped, List<Table> tables) {
    TablePlanner planner = new TablePlanner(shaped, "the transform of " + contract.product());
    Stamp stamp = new Stamp.FromColumn(planner.at("_writetime"));
    Nulls nulls = new Nulls.Listed(planner.at("_erase"));
    List<TablePlan> plans =
        tables.stream()
            .map(table -> plan(planner.plan(contract.keyspace(), table, stamp, nulls, true), table))
            .toList();
    planner.check();
    return plans;
  }

  /** Rows that agree in the keys of all tables were superseded before, down to the last one. */
  private TablePlan plan(TablePlan plan, Table table) {
    boolean hasAllKeys =
        contract.landedTables().stream()
            .allMatch(other -> table.primaryKey().containsAll(other.primaryKey()));
    return hasAllKeys ? plan.ofDistinctRows() : plan;
  }
}
