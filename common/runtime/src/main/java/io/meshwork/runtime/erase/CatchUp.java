package io.meshwork.runtime.erase;

import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.contract.DataContract;
import io.meshwork.contract.EntityKey;
import io.meshwork.runtime.rows.KeptRows;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Keeps a product's batches and the requests of others apart. Whoever is erased is first put on the
 * list, then the list's mark is raised, then rows are looked for. So a batch whose rows were not
 * found has landed after the mark was raised, and sees that once it has landed.
 */
final class CatchUp {
  private final DataContract contract;
  private final Erasure erasure;
  private final Suppressions suppressions;
  private final SeenMarks seen;
  private final Map<String, SuppressionList> late = new HashMap<>();
  private Map<String, Long> marks;

  CatchUp(DataContract contract, CassandraConnector cassandra, Erasure erasure) {
    this.contract = contract;
    this.erasure = erasure;
    suppressions = Suppressions.of(new SuppressionTable(cassandra), contract);
    seen = new SeenMarks(cassandra, contract.product());
  }

  boolean isNeeded() {
    return !suppressions.marks().isEmpty();
  }

  Suppressed begin(SparkSession spark) {
    suppressions.refresh(spark);
    if (marks == null && isNeeded()) {
      marks = resumes() ? seen.read() : Map.of();
      late.putAll(resumes() ? suppressions.since(marks) : Map.of());
    }
    return suppressions.suppressed();
  }

  /**
   * Whether a batch that was cut off is handled again with other records: what has been erased
   * meanwhile is left out. Computed partitions are computed again whole.
   */
  private boolean resumes() {
    return !contract.isAggregate();
  }

  boolean erase(List<Named> named, SparkSession spark, Instant now) {
    suppressions.refresh(spark).forEach((e, list) -> late.merge(e, list, SuppressionList::and));
    late.values().removeIf(SuppressionList::isEmpty);
    boolean any = !late.isEmpty();
    keys(named).forEach(key -> erase(key, named, spark, now));
    late.clear();
    if (resumes() && !suppressions.marks().equals(marks)) {
      marks = suppressions.marks();
      seen.write(marks);
    }
    return any;
  }

  private static Set<EntityKey> keys(List<Named> named) {
    return named.stream().map(CatchUp::key).collect(Collectors.toSet());
  }

  private static EntityKey key(Named named) {
    return named.naming().relation().key();
  }

  private void erase(EntityKey key, List<Named> named, SparkSession spark, Instant now) {
    SuppressionList list = late.get(key.entity());
    if (list == null) {
      return;
    }
    Dataset<Row> persons =
        named.stream()
            .filter(n -> key(n).equals(key))
            .map(Named::persons)
            .reduce(Dataset::union)
            .orElseThrow();
    KeptRows kept = KeptRows.of(Named.in(Suppressions.send(spark, list), persons));
    try {
      List<Holder> holders = Holder.in(contract, Set.of(key));
      erasure.from(holders, kept.dataset(spark), (holder, rows) -> {}, now);
    } finally {
      kept.release();
    }
  }
}
