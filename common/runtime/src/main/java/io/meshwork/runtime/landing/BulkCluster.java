package io.meshwork.runtime.landing;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.metadata.token.TokenRange;
import io.meshwork.bulk.Load;
import io.meshwork.contract.Cql;
import io.meshwork.contract.DataContract;
import io.meshwork.contract.Table;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import io.meshwork.runtime.bulk.BulkSettings;
import io.meshwork.runtime.cassandra.CassandraSession;
import io.meshwork.runtime.cassandra.Schema;
import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What has to be known of a cluster before sstables are sent to it, and asked of it. */
final class BulkCluster {
  private static final CqlIdentifier TIME_TO_LIVE =
      CqlIdentifier.fromInternal("default_time_to_live");

  private static final Comparator<Load.Address> ADDRESSES =
      Comparator.comparing(Load.Address::ip).thenComparing(Load.Address::port);

  private final CassandraSession session;
  private final Schema schema;
  private final BulkMembers members;

  private BulkCluster(CassandraSession session, Schema schema, BulkMembers members) {
    this.session = session;
    this.schema = schema;
    this.members = members;
  }

  /**
   * Looks at tables and ring as they are now.
   *
   * @throws MeshException UNAVAILABLE if a node is joining, leaving or moving, CONFIGURATION if the
   *     role may not see that
   */
  static BulkCluster of(CassandraSession session) {
    BulkMembers members = BulkMembers.of(session);
    members.requireSettled();
    Schema schema = new Schema(session);
    schema.refresh();
    return new BulkCluster(session, schema, members);
  }

  /**
   * Requires that the rows of a load went to all nodes that own them now.
   *
   * @throws MeshException UNAVAILABLE if others own them, or will
   */
  void requireUnchanged(Load load) {
    BulkMembers now = BulkMembers.of(session);
    now.requireSettled();
    schema.refresh();
    if (!now.present().equals(members.present())
        || !Set.copyOf(ring(load.keyspace())).equals(Set.copyOf(load.ring()))) {
      throw new MeshException(
          Category.UNAVAILABLE,
          "The ring of Cassandra at %s has changed while rows were sent, and not all of them are where they belong now. Run the job again: it lands the same rows."
              .formatted(session.contactPoints()));
    }
  }

  /**
   * Requires that the session's role may write to the table: sstables come in past CQL, which would
   * have asked. The node itself is asked, by a delete of no partitions: it refuses that to whom it
   * would refuse a row, whatever authorizer it has and wherever the role has its permission from.
   *
   * @throws MeshException CONFIGURATION if the role may not
   */
  void requireModify(String keyspace, Table table) {
    session.run(
        "DELETE FROM %s.%s WHERE %s"
            .formatted(
                keyspace,
                table.name(),
                table.partitionKey().stream()
                    .map(column -> column + " IN ()")
                    .collect(Collectors.joining(" AND "))));
  }

  /** The load that each task begins with. */
  Load load(List<TablePlan> plans, DataContract contract, BulkSettings settings) {
    return new Load(
        contract.keyspace(),
        plans.stream().map(plan -> target(plan, contract)).toList(),
        ring(contract.keyspace()),
        settings.bufferMebibytes(plans.size()),
        settings.streamMebibytesPerSecond());
  }

  private Load.Target target(TablePlan plan, DataContract contract) {
    Table table =
        contract.landedTables().stream()
            .filter(t -> t.name().equals(plan.table()))
            .findFirst()
            .orElseThrow();
    TableMetadata landed =
        schema
            .table(plan.keyspace(), plan.table())
            .orElseThrow(() -> impossible("there is no table " + plan.name()));
    return new Load.Target(
        plan.table(),
        landed.getId().orElseThrow(() -> impossible(plan.name() + " has no id")),
        Cql.createTable(plan.keyspace(), table),
        // The table's own time to live, which may be another one than that of the contract.
        plan.insert() + " AND TTL " + landed.getOptions().get(TIME_TO_LIVE),
        plan.columns().size());
  }

  private List<Load.Owned> ring(String keyspace) {
    TokenMap tokens =
        session
            .cql()
            .getMetadata()
            .getTokenMap()
            .orElseThrow(() -> impossible("the cluster doesn't tell who owns which tokens"));
    if (!tokens.getPartitionerName().endsWith("Murmur3Partitioner")) {
      throw impossible("its partitioner is " + tokens.getPartitionerName());
    }
    return tokens.getTokenRanges().stream().map(range -> owned(tokens, keyspace, range)).toList();
  }

  private Load.Owned owned(TokenMap tokens, String keyspace, TokenRange range) {
    Set<Node> nodes = tokens.getReplicas(CqlIdentifier.fromInternal(keyspace), range);
    if (nodes.isEmpty()) { // the loader would drop its rows
      throw impossible("no node has the tokens after " + tokens.format(range.getStart()));
    }
    return new Load.Owned(
        tokens.format(range.getStart()),
        tokens.format(range.getEnd()),
        nodes.stream().map(this::address).sorted(ADDRESSES).toList());
  }

  private Load.Address address(Node node) {
    InetSocketAddress address =
        node.getBroadcastAddress()
            .filter(known -> known.getPort() > 0)
            .orElseThrow(() -> impossible(node + " tells no storage port; nodes before 4.0 don't"));
    return new Load.Address(address.getAddress().getHostAddress(), address.getPort());
  }

  private MeshException impossible(String why) {
    return new MeshException(
        Category.CONFIGURATION,
        "Cannot land in bulk into Cassandra at %s: %s. Leave out --bulk."
            .formatted(session.contactPoints(), why));
  }
}
