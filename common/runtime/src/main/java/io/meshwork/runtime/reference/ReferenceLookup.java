package io.meshwork.runtime.reference;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.spark.connector.cql.CassandraConnector;
import com.github.benmanes.caffeine.cache.Cache;
import io.meshwork.contract.Reference;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import io.meshwork.runtime.cassandra.CassandraSession;
import io.meshwork.runtime.cassandra.Requests;
import io.meshwork.runtime.cassandra.Schema;
import java.io.Serializable;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Tells which keys don't exist in the table of an other product. Works on executors. */
public final class ReferenceLookup implements Serializable {
  private static final long serialVersionUID = 1L;

  private final CassandraConnector cassandra;
  private final ReferenceSettings settings;
  private final String keyspace;
  private final String table;
  private final String column;
  private final String product;

  private ReferenceLookup(
      CassandraConnector cassandra, Reference reference, ReferenceSettings settings) {
    this.cassandra = cassandra;
    this.settings = settings;
    this.keyspace = reference.keyspace();
    this.table = reference.table();
    this.column = reference.column();
    this.product = reference.product();
  }

  public static ReferenceLookup of(
      CassandraConnector cassandra, Reference reference, ReferenceSettings settings) {
    return new ReferenceLookup(cassandra, reference, settings);
  }

  /**
   * Makes sure that there is a table to look into, so that a run can say so before it reads
   * anything.
   *
   * @throws MeshException CONTRACT if the table doesn't exist
   */
  public void check() {
    try (CassandraSession session = open()) {
      Schema schema = new Schema(session);
      if (schema.table(keyspace, table).isPresent()) {
        return;
      }
      schema.refresh();
      if (schema.table(keyspace, table).isEmpty()) {
        throw new MeshException(
            Category.CONTRACT,
            "The contract refers to %s of table %s.%s, which is not in Cassandra. Run %s first: it makes the table."
                .formatted(column, keyspace, table, product));
      }
    }
  }

  /**
   * Those of the keys that no row of the table has. What is known to exist isn't looked up again
   * for a while, so a key that was deleted just now may still count as known.
   *
   * @param keys the column's values, as Spark has them: a UUID is a text; nulls are left out
   * @throws MeshException UNAVAILABLE if Cassandra doesn't answer
   */
  public Set<Object> unknown(Collection<Object> keys) {
    Cache<Object, Boolean> known = KnownKeys.of(name(), settings);
    Set<Object> asked =
        keys.stream()
            .filter(Objects::nonNull)
            .filter(key -> known.getIfPresent(key) == null)
            .collect(Collectors.toSet());
    if (asked.isEmpty()) {
      return Set.of();
    }
    Set<Object> found = existing(asked);
    found.forEach(key -> known.put(key, true));
    Set<Object> unknown = new HashSet<>(asked);
    unknown.removeAll(found);
    return unknown;
  }

  private Set<Object> existing(Set<Object> keys) {
    Set<Object> found = ConcurrentHashMap.newKeySet();
    String doing = "looking up " + keyspace + "." + table;
    try (CassandraSession session = open()) {
      Requests requests = new Requests(session);
      PreparedStatement select =
          session.prepare(
              "SELECT \"%s\" FROM \"%s\".\"%s\" WHERE \"%s\" = ? LIMIT 1"
                  .formatted(column, keyspace, table, column));
      for (Object key : keys) {
        bound(session.cql(), select, key)
            .ifPresent(
                statement ->
                    requests.read(
                        statement,
                        doing,
                        answer -> {
                          if (answer.one() != null) {
                            found.add(key);
                          }
                        }));
      }
      requests.await();
    }
    return found;
  }

  /** Empty if no value of the column's type can be the key. */
  private static Optional<BoundStatement> bound(
      CqlSession session, PreparedStatement select, Object key) {
    DataType type = select.getVariableDefinitions().get(0).getType();
    Object value = key;
    if (type.equals(DataTypes.UUID) && key instanceof String text) {
      try {
        value = UUID.fromString(text);
      } catch (IllegalArgumentException e) { // no UUID, so no row has it
        return Optional.empty();
      }
    }
    TypeCodec<Object> codec = session.getContext().getCodecRegistry().codecFor(type, value);
    return Optional.of(select.boundStatementBuilder().set(0, value, codec).build());
  }

  private CassandraSession open() {
    return CassandraSession.open(cassandra, settings.limits());
  }

  private String name() {
    return CassandraSession.contactPoints(cassandra) + " " + keyspace + "." + table;
  }
}
