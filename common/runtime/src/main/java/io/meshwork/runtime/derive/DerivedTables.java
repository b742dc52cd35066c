package io.meshwork.runtime.derive;

import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.contract.DataContract;
import io.meshwork.contract.Table;
import io.meshwork.contract.Topic.NullValue;
import io.meshwork.quality.plan.BatchRows;
import io.meshwork.runtime.landing.RowWriter;
import io.meshwork.runtime.landing.WriterSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Recomputes a product's derived tables from what has landed, never from a batch: late, repeated
 * and reordered records end in the same tables.
 */
public final class DerivedTables {
  private final RowWriter writer;
  private final DataContract contract;
  private final Map<String, Derivation> derivations;
  private final RecomputeClock clock;

  private DerivedTables(
      RowWriter writer, DataContract contract, Map<String, Derivation> derivations) {
    this.writer = writer;
    this.contract = contract;
    this.derivations = Map.copyOf(derivations);
    this.clock = new RecomputeClock(writer.cassandra(), contract.product());
  }

  /**
   * The derived tables of a product.
   *
   * @param byTable the computation of each derived table, by its name
   * @throws io.meshwork.runtime.MeshException CONTRACT if a derived table has no computation or the
   *     other way round, or can't follow the deletes of its source
   */
  public static DerivedTables of(
      CassandraConnector cassandra,
      WriterSettings settings,
      DataContract contract,
      Map<String, Derivation> byTable) {
    DerivedTablesCheck.check(contract, byTable);
    return new DerivedTables(new RowWriter(cassandra, settings), contract, byTable);
  }

  /**
   * Recomputes the rows that depend on what a batch has touched: partitions, or the slices of them
   * that the derivations name. The batch must have landed.
   *
   * @param shaped the batch: the columns of the source tables' keys
   * @return rows written to each derived table, by its name
   * @throws io.meshwork.runtime.MeshException DEFECT if a computation's columns or types are not
   *     the table's, UNAVAILABLE if Cassandra doesn't answer
   */
  public Map<String, Long> recompute(BatchRows shaped) {
    Map<Touched, List<Table>> byReads =
        contract.derivedTables().stream()
            .collect(
                Collectors.groupingBy(
                    table -> Touched.by(contract, table, derivations.get(table.name())),
                    LinkedHashMap::new,
                    Collectors.toList()));
    Map<String, Long> written = new LinkedHashMap<>();
    if (!byReads.isEmpty()) {
      Dataset<Row> rows = shaped.dataset();
      RecomputedTables recomputed = // its time lies before the reads: a later recompute must win
          new RecomputedTables(writer, contract.keyspace(), clock.next());
      byReads.forEach((touched, derived) -> recompute(rows, touched, derived, recomputed, written));
    }
    return written;
  }

  private void recompute(
      Dataset<Row> shaped,
      Touched touched,
      List<Table> derived,
      RecomputedTables recomputed,
      Map<String, Long> written) {
    boolean deletes = contract.input().nullValue() == NullValue.DELETE;
    Dataset<Row> keys = keptIf(deletes, touched.of(shaped));
    Dataset<Row> landed = keptIf(derived.size() > 1, landed(keys, touched));
    try {
      for (Table table : derived) {
        Dataset<Row> rows = derivations.get(table.name()).derive(landed);
        written.put(
            table.name(), recomputed.write(rows, table, "the derivation of table " + table.name()));
        if (deletes) {
          recomputed.deleteOlder(keys, table);
        }
      }
    } finally {
      landed.unpersist();
      keys.unpersist();
    }
  }

  /** What is used once isn't worth keeping. */
  private static Dataset<Row> keptIf(boolean usedAgain, Dataset<Row> rows) {
    return usedAgain ? rows.persist(StorageLevel.MEMORY_AND_DISK()) : rows;
  }

  private Dataset<Row> landed(Dataset<Row> keys, Touched touched) {
    return new PartitionReader(writer.cassandra(), writer.settings().limits())
        .read(contract.keyspace(), touched, keys);
  }
}
