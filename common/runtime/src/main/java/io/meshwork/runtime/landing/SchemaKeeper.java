package io.meshwork.runtime.landing;

import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.contract.Addition;
import io.meshwork.contract.ContractDiff;
import io.meshwork.contract.Cql;
import io.meshwork.contract.DataContract;
import io.meshwork.contract.Table;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import io.meshwork.runtime.cassandra.CassandraSession;
import io.meshwork.runtime.cassandra.CassandraSettings;
import io.meshwork.runtime.cassandra.RequestLimits;
import io.meshwork.runtime.cassandra.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps a product's keyspace and tables as its contract says. */
public final class SchemaKeeper {
  private final Schema schema;
  private final ContractRegistry registry;
  private final String replication;
  private final DataContract contract;

  private SchemaKeeper(CassandraSession session, String replication, DataContract contract) {
    this.schema = new Schema(session);
    this.registry = new ContractRegistry(session);
    this.replication = replication;
    this.contract = contract;
  }

  /**
   * Creates what doesn't exist, follows an additive change, and registers the contract's version.
   * Harmless when repeated, also by several jobs at once.
   *
   * @throws MeshException CONTRACT if the contract breaks with the version that was registered
   *     last, changes tables without a new version, or if a table isn't as the contract says;
   *     nothing of the product is changed then
   */
  public static void prepare(
      CassandraConnector cassandra, CassandraSettings settings, DataContract contract) {
    try (CassandraSession session = CassandraSession.open(cassandra, RequestLimits.CONTROL)) {
      new SchemaKeeper(session, settings.keyspaceReplication(), contract).prepare();
    }
  }

  private void prepare() {
    schema.refresh();
    schema.together(this::makeTables);
    schema.refresh();
    checkTables(List.of());
    drifts().stream().filter(TableDrift::otherTimeToLive).forEach(this::setTimeToLive);
    registry.register(contract);
  }

  private void makeTables() {
    schema.prepareMeshwork(Cql.createKeyspace("meshwork", replication));
    Optional<DataContract> landed = registry.newest(contract);
    List<Addition> additions = landed.map(this::additions).orElse(List.of());
    checkTables(additions);
    if (schema.keyspace(contract.keyspace()).isEmpty()) {
      schema.change(Cql.createKeyspace(contract.keyspace(), replication));
    }
    contract.tables().forEach(this::create);
    additions.forEach(this::follow);
  }

  private List<Addition> additions(DataContract landed) {
    ContractDiff diff = ContractDiff.between(landed, contract);
    if (diff.isBreaking()) {
      throw MeshException.of(
          Category.CONTRACT,
          "%s %s breaks with %s, the version that has landed"
              .formatted(contract.product(), contract.version(), landed.version()),
          diff.breaks());
    }
    if (!diff.additions().isEmpty() && landed.version().equals(contract.version())) {
      throw MeshException.of(
          Category.CONTRACT,
          "%s changes the tables of %s %s without a version of its own; raise the contract's version"
              .formatted(contract.file(), contract.product(), contract.version()),
          diff.additions().stream().map(SchemaKeeper::words).toList());
    }
    return diff.additions();
  }

  /** Before anything of the product is touched, and once more when all is done. */
  private void checkTables(List<Addition> additions) {
    List<String> problems = new ArrayList<>();
    drifts().forEach(drift -> problems.addAll(drift.problems(additions)));
    if (!problems.isEmpty()) {
      throw MeshException.of(
          Category.CONTRACT,
          "The tables in Cassandra are not as %s %s says"
              .formatted(contract.product(), contract.version()),
          problems);
    }
  }

  private List<TableDrift> drifts() {
    String keyspace = contract.keyspace();
    return contract.tables().stream()
        .flatMap(
            table ->
                schema.table(keyspace, table.name()).stream()
                    .map(existing -> new TableDrift(keyspace, table, existing)))
        .toList();
  }

  private void setTimeToLive(TableDrift drift) {
    schema.change(
        "ALTER TABLE \"%s\".\"%s\" WITH default_time_to_live = %d"
            .formatted(drift.keyspace(), drift.wanted().name(), drift.timeToLive()));
  }

  private void create(Table table) {
    if (schema.table(contract.keyspace(), table.name()).isEmpty()) {
      schema.change(Cql.createTable(contract.keyspace(), table));
    }
  }

  private void follow(Addition addition) {
    if (addition instanceof Addition.NewColumn column) {
      schema.change(Cql.addColumn(contract.keyspace(), column.table(), column.column()));
    }
  }

  private static String words(Addition addition) {
    if (addition instanceof Addition.NewColumn column) {
      return "table " + column.table() + " has a new column " + column.column().name();
    }
    return "table " + ((Addition.NewTable) addition).table().name() + " is new";
  }
}
