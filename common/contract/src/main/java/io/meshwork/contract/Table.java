package io.meshwork.contract;

import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One Cassandra table: an output port, or what a product reads of another one's.
 *
 * @param name its name in Cassandra
 * @param description what a row is; empty if the contract doesn't say
 * @param kind where its rows come from
 * @param derivedFrom the landed table that a derived one is recomputed from
 * @param columns its columns, in the contract's order
 * @param partitionKey names of the partition key's columns, in order
 * @param clusteringKey the clustering columns, in order
 * @param timeToLive how long after its write a cell lives; for ever if absent
 * @param tellsChanges whether each batch names the partitions that it has touched in the table's
 *     {@link ChangeFeed}
 * @param sameEntity the column by which rows name one entity under several keys: what is erased by
 *     one of them is erased by all
 * @param rules quality rules written in the contract, in DQDL
 * @param line where the contract says it
 */
public record Table(
    String name,
    String description,
    Kind kind,
    Optional<String> derivedFrom,
    List<Field> columns,
    List<String> partitionKey,
    List<ClusteringColumn> clusteringKey,
    Optional<Duration> timeToLive,
    boolean tellsChanges,
    Optional<String> sameEntity,
    List<DqdlRules> rules,
    int line) {

  /** The customProperty that says why a table without a retention is kept as long as it is. */
  public static final String KEPT_BECAUSE = "keptBecause";

  public Table {
    columns = List.copyOf(columns);
    partitionKey = List.copyOf(partitionKey);
    clusteringKey = List.copyOf(clusteringKey);
    rules = List.copyOf(rules);
  }

  /** Where a table's rows come from. */
  public enum Kind {
    /** From the topic's records. */
    LANDED,
    /** Recomputed from a landed table of the same product. */
    DERIVED,
    /** Recomputed from the tables that the product reads. */
    COMPUTED,
    /** From another product: the table is read. */
    READ
  }

  /** Names of the partition key's columns, then of the clustering columns. */
  public List<String> primaryKey() {
    return Stream.concat(partitionKey.stream(), clusteringKey.stream().map(ClusteringColumn::name))
        .toList();
  }

  /**
   * The column of this name.
   *
   * @throws NoSuchElementException if the table has none
   */
  public Field column(String column) {
    return columns.stream()
        .filter(c -> c.name().equals(column))
        .findFirst()
        .orElseThrow(
            () -> new NoSuchElementException("table " + name + " has no column " + column));
  }
}
