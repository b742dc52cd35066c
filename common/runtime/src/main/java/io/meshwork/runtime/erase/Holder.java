package io.meshwork.runtime.erase;

import io.meshwork.contract.DataContract;
import io.meshwork.contract.EntityColumns;
import io.meshwork.contract.EntityColumns.Naming;
import io.meshwork.contract.EntityKey;
import io.meshwork.contract.Field;
import io.meshwork.contract.Table;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * A table whose rows may be somebody's.
 *
 * @param contract of the product that it belongs to
 * @param naming its columns that name an entity
 */
record Holder(DataContract contract, Table table, List<Naming> naming) {

  /**
   * The tables of a product that name an entity.
   *
   * @param key of the entity, as relationships may spell it
   */
  static List<Holder> in(DataContract contract, Set<EntityKey> key) {
    return contract.tables().stream()
        .map(table -> new Holder(contract, table, naming(contract, table, key)))
        .filter(holder -> !holder.naming().isEmpty())
        .toList();
  }

  private static List<Naming> naming(DataContract contract, Table table, Set<EntityKey> key) {
    return EntityColumns.inTable(contract, table).stream()
        .filter(naming -> key.contains(naming.relation().key()))
        .toList();
  }

  /** Its name with its domain, as change feeds have it. */
  String name() {
    return contract.domain() + "." + table.name();
  }

  /** Whether its rows have the write timestamps of records; else they were computed. */
  boolean isLanded() {
    return table.kind() == Table.Kind.LANDED;
  }

  String kind() {
    return table.kind().name().toLowerCase(Locale.ROOT);
  }

  /** Whether whoever is erased has whole partitions of it, which can be found without looking. */
  boolean isKeyed() {
    return naming.size() == 1
        && table.partitionKey().equals(List.of(naming.get(0).column().name()));
  }

  /** The columns by which its rows are deleted. */
  List<String> key() {
    return isKeyed() ? table.partitionKey() : table.primaryKey();
  }

  /** All of its rows. */
  Dataset<Row> read(SparkSession spark) {
    return spark
        .read()
        .format("org.apache.spark.sql.cassandra")
        .option("keyspace", contract.keyspace())
        .option("table", table.name())
        .load();
  }

  /** The table, with nothing but the columns of its key. */
  Table withoutValues() {
    List<Field> columns =
        table.columns().stream().filter(c -> table.primaryKey().contains(c.name())).toList();
    return new Table(
        table.name(),
        table.description(),
        table.kind(),
        table.derivedFrom(),
        columns,
        table.partitionKey(),
        table.clusteringKey(),
        table.timeToLive(),
        table.tellsChanges(),
        table.sameEntity(),
        table.rules(),
        table.line());
  }

  static Column[] columns(List<String> names) {
    return names.stream().map(functions::col).toArray(Column[]::new);
  }
}
