package io.meshwork.runtime.derive;

import io.meshwork.contract.ClusteringColumn;
import io.meshwork.contract.DataContract;
import io.meshwork.contract.FieldType.Kind;
import io.meshwork.contract.Table;
import io.meshwork.contract.Topic.NullValue;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether a contract's derived tables can be kept up to date. */
final class DerivedTablesCheck {
  private DerivedTablesCheck() {}

  static void check(DataContract contract, Map<String, Derivation> byTable) {
    Set<String> computed = byTable.keySet();
    List<String> problems = new ArrayList<>();
    List<String> derived = contract.derivedTables().stream().map(Table::name).toList();
    derived.stream()
        .filter(table -> !computed.contains(table))
        .map(table -> "table " + table + " is derived, and the job has no derivation for it")
        .forEach(problems::add);
    computed.stream()
        .filter(table -> !derived.contains(table))
        .sorted()
        .map(table -> "the job derives table " + table + ", which the contract doesn't have")
        .forEach(problems::add);
    if (contract.input().nullValue() == NullValue.DELETE) {
      contract.derivedTables().forEach(table -> checkKey(contract, table, problems));
    }
    contract.derivedTables().stream()
        .filter(table -> computed.contains(table.name()))
        .forEach(
            table ->
                byTable
                    .get(table.name())
                    .slices()
                    .ifPresent(
                        cut -> checkSlices(Sources.of(contract, table), table, cut, problems)));
    if (!problems.isEmpty()) {
      throw MeshException.of(
          Category.CONTRACT, "Cannot derive the tables of " + contract.product(), problems);
    }
  }

  /** Only a partition that is computed as a whole can lose rows again. */
  private static void checkKey(DataContract contract, Table table, List<String> problems) {
    Table source = Sources.of(contract, table);
    if (!table.partitionKey().equals(source.partitionKey())) {
      problems.add(
          "line %d: table %s is derived from %s, whose rows can be deleted; give it the same partition key (%s), else rows derived from deleted ones would stay"
              .formatted(
                  table.line(),
                  table.name(),
                  source.name(),
                  String.join(", ", source.partitionKey())));
    }
  }

  /** A stretch of a partition can be read only if the rows lie together. */
  private static void checkSlices(Table source, Table table, Slices cut, List<String> problems) {
    List<String> clustering = source.clusteringKey().stream().map(ClusteringColumn::name).toList();
    List<String> wanted = new ArrayList<>(cut.within());
    wanted.add(cut.time());
    boolean isPrefix =
        clustering.size() >= wanted.size() && clustering.subList(0, wanted.size()).equals(wanted);
    if (!isPrefix || source.column(cut.time()).type().kind() != Kind.TIMESTAMP) {
      problems.add(
          "the derivation of table %s slices %s by %s; the clustering columns of %s are %s: name the first of them, in order, up to a timestamp"
              .formatted(
                  table.name(),
                  source.name(),
                  String.join(", ", wanted),
                  source.name(),
                  String.join(", ", clustering)));
    }
  }
}
