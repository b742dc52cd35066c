package io.meshwork.runtime.derive;

import io.meshwork.contract.DataContract;
import io.meshwork.contract.Table;
import io.meshwork.contract.Topic.NullValue;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether a contract's derived tables can be kept up to date. */
final class DerivedTablesCheck {
  private DerivedTablesCheck() {}

  static void check(DataContract contract, Set<String> computed) {
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
}
