package io.meshwork.cli.demo;

import io.meshwork.cli.demo.Persons.Same;
import io.meshwork.contract.DataContract;
import io.meshwork.contract.EntityColumns;
import io.meshwork.contract.EntityColumns.Naming;
import io.meshwork.contract.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table that knows persons, as its contract says.
 *
 * @param contract of its product
 * @param prefixes by a column that names them, what stands before the value in a person's key
 */
record PersonTable(DataContract contract, Table table, Map<String, String> prefixes) {
  PersonTable {
    prefixes = Map.copyOf(prefixes);
  }

  /**
   * Those of some products.
   *
   * @param entity what the persons are, such as {@code club.members}
   */
  static List<PersonTable> in(List<DataContract> mesh, String entity) {
    return mesh.stream()
        .flatMap(
            contract ->
                contract.tables().stream()
                    .map(table -> of(contract, table, entity))
                    .flatMap(Optional::stream))
        .toList();
  }

  private static Optional<PersonTable> of(DataContract contract, Table table, String entity) {
    Map<String, String> keys =
        EntityColumns.inTable(contract, table).stream()
            .filter(naming -> naming.relation().key().entity().equals(entity))
            .collect(Collectors.toMap(n -> n.column().name(), PersonTable::prefix));
    return keys.isEmpty() ? Optional.empty() : Optional.of(new PersonTable(contract, table, keys));
  }

  private static String prefix(Naming naming) {
    return naming.relation().prefix();
  }

  /** How many of its rows are of these persons. */
  long rows(Persons persons, Tables tables) {
    List<String> columns = List.copyOf(prefixes.keySet());
    return tables.texts(contract.keyspace(), table, columns).stream()
        .filter(row -> named(columns, row).stream().anyMatch(persons.keys()::contains))
        .count();
  }

  /** Which keys it says are of one person. */
  List<Same> same(Tables tables) {
    if (table.sameEntity().isEmpty()) {
      return List.of();
    }
    List<String> columns = List.copyOf(prefixes.keySet());
    List<String> read = new ArrayList<>(columns);
    read.add(table.sameEntity().get());
    return tables.texts(contract.keyspace(), table, read).stream()
        .flatMap(
            row -> named(columns, row).stream().map(key -> new Same(key, row.get(columns.size()))))
        .toList();
  }

  private List<String> named(List<String> columns, List<String> row) {
    return IntStream.range(0, columns.size())
        .filter(i -> row.get(i) != null)
        .mapToObj(i -> prefixes.get(columns.get(i)) + row.get(i))
        .toList();
  }
}
