package io.meshwork.runtime.aggregate;

import io.meshwork.contract.DataContract;
import io.meshwork.contract.InputPort;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import io.meshwork.runtime.derive.PartitionReader;
import io.meshwork.runtime.derive.RecomputeClock;
import io.meshwork.runtime.derive.RecomputedTables;
import io.meshwork.runtime.landing.RowWriter;
import io.meshwork.runtime.reference.DataSets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Computes the tables of an aggregate product, for the partitions that changes touch: always from
 * the ports' rows as they are, never from a change, so that late, repeated and reordered changes
 * end in the same tables.
 */
public final class ComputedTables {
  private final RowWriter writer;
  private final DataContract contract;
  private final List<Aggregation> aggregations;
  private final DataSets dataSets;
  private final RecomputeClock clock;

  private ComputedTables(
      RowWriter writer, DataContract contract, List<Aggregation> aggregations, DataSets dataSets) {
    this.writer = writer;
    this.contract = contract;
    this.aggregations = List.copyOf(aggregations);
    this.dataSets = dataSets;
    this.clock = new RecomputeClock(writer.cassandra(), contract.product());
  }

  /**
   * @param aggregations which compute all tables of the contract between them
   * @param dataSets where the contracts of the products are that it reads
   * @throws MeshException CONTRACT if a table has no computation or two, or if a port is not as its
   *     product publishes it
   */
  public static ComputedTables of(
      RowWriter writer, DataContract contract, List<Aggregation> aggregations, DataSets dataSets) {
    AggregationCheck.check(contract, aggregations);
    ComputedTables tables = new ComputedTables(writer, contract, aggregations, dataSets);
    tables.checkPorts();
    return tables;
  }

  /** A product that never ran has no contract yet; that is a problem once something has changed. */
  private void checkPorts() {
    List<String> problems = new ArrayList<>();
    for (InputPort port : contract.ports()) {
      dataSets
          .contract(port.product())
          .ifPresent(publisher -> problems.addAll(PortCheck.problems(port, publisher)));
    }
    refuse(problems);
  }

  private void refuse(List<String> problems) {
    if (!problems.isEmpty()) {
      throw MeshException.of(
          Category.CONTRACT,
          "The input ports of %s (%s) are not as they are published"
              .formatted(contract.product(), contract.file()),
          problems);
    }
  }

  /**
   * Works out the rows, and writes nothing.
   *
   * @throws MeshException CONTRACT if a product that is read has never run, DEFECT if an
   *     aggregation's columns or types are not the table's
   */
  public Computed of(BatchChanges changes) {
    if (changes.partitions() == 0) {
      return Computed.nothing(contract);
    }
    Map<String, String> keyspaces = keyspaces();
    // Before anything is read: of two computations the later one has read all that the other has.
    RecomputedTables recomputed = new RecomputedTables(writer, contract.keyspace(), clock.next());
    CassandraPorts ports =
        new CassandraPorts(
            new PartitionReader(writer.cassandra(), writer.settings().limits()),
            dataSets,
            contract,
            keyspaces);
    return Computed.of(contract, recomputed, aggregations, changes, ports);
  }

  private Map<String, String> keyspaces() {
    Map<String, String> keyspaces = new HashMap<>();
    TreeSet<String> unknown = new TreeSet<>();
    for (InputPort port : contract.ports()) {
      Optional<DataContract> publisher = dataSets.contract(port.product());
      publisher.ifPresent(found -> keyspaces.put(port.product(), found.keyspace()));
      if (publisher.isEmpty()) {
        unknown.add(port.product());
      }
    }
    if (!unknown.isEmpty()) {
      throw new MeshException(
          Category.CONTRACT,
          "%s reads %s, whose contract is not registered in meshwork.contracts. Run it first, or correct inputPort in %s."
              .formatted(contract.product(), String.join(", ", unknown), contract.file()));
    }
    return keyspaces;
  }
}
