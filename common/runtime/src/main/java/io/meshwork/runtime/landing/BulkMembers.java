package io.meshwork.runtime.landing;

import com.datastax.oss.driver.api.core.cql.Row;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import io.meshwork.runtime.cassandra.CassandraSession;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The nodes of a cluster with what they say of themselves: by CQL a node is known only once it has
 * joined, and a write goes to those that are joining too, which sstables don't.
 *
 * @param statuses by host id, such as {@code NORMAL,-42}; empty if the nodes don't tell (4.0)
 */
record BulkMembers(Map<String, String> statuses) {
  private static final Set<String> UNDER_WAY =
      Set.of("BOOT", "BOOT_REPLACE", "LEAVING", "MOVING", "removing");

  /** Without a status it is no node, but somebody who listens. */
  private static final Set<String> WITHOUT_TOKENS = Set.of("LEFT", "removed", "");

  /** Those of this moment. */
  static BulkMembers of(CassandraSession session) {
    boolean isTold =
        session
                .run(
                    "SELECT table_name FROM system_virtual_schema.tables WHERE keyspace_name ="
                        + " 'system_views' AND table_name = 'gossip_info'")
                .one()
            != null;
    return isTold ? told(session) : new BulkMembers(Map.of());
  }

  private static BulkMembers told(CassandraSession session) {
    Iterable<Row> rows =
        session
            .run("SELECT host_id, status, status_with_port FROM system_views.gossip_info")
            .currentPage();
    Map<String, String> statuses = new TreeMap<>();
    StreamSupport.stream(rows.spliterator(), false)
        .filter(row -> row.getString("host_id") != null)
        .forEach(row -> statuses.put(row.getString("host_id"), status(row)));
    return new BulkMembers(statuses);
  }

  private static String status(Row row) {
    String withPort = row.getString("status_with_port");
    return withPort != null ? withPort : Objects.requireNonNullElse(row.getString("status"), "");
  }

  /**
   * Requires that each node either has its tokens or is gone.
   *
   * @throws MeshException UNAVAILABLE if one is on the way
   */
  void requireSettled() {
    Collection<String> underWay =
        statuses.entrySet().stream()
            .filter(node -> UNDER_WAY.contains(kind(node.getValue())))
            .map(node -> node.getKey() + " (" + kind(node.getValue()) + ")")
            .toList();
    if (!underWay.isEmpty()) {
      throw new MeshException(
          Category.UNAVAILABLE,
          "Cannot land in bulk while nodes join, leave or move: %s. Wait until they have (nodetool status), or leave out --bulk."
              .formatted(String.join(", ", underWay)));
    }
  }

  /** Those that have tokens, up or not, by their host ids. */
  Set<String> present() {
    return statuses.entrySet().stream()
        .filter(node -> !WITHOUT_TOKENS.contains(kind(node.getValue())))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static String kind(String status) {
    return status.split(",", -1)[0];
  }
}
