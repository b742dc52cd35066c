package io.meshwork.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What changes between two versions of one table.
 *
 * @param from the version that has landed
 * @param to the version that comes next
 */
record TableDiff(String from, Table old, String to, Table now) {

  List<Addition> additions() {
    return now.columns().stream()
        .filter(c -> column(old, c.name()).isEmpty() && !c.required())
        .<Addition>map(c -> new Addition.NewColumn(now.name(), c))
        .toList();
  }

  List<String> breaks() {
    var breaks = new ArrayList<String>();
    if (!key(old).equals(key(now))) {
      breaks.add(
          "The primary key of table %s is %s in %s and %s in %s; a key can't change. Land the new key in a new table."
              .formatted(now.name(), key(old), from, key(now), to));
    }
    old.columns().forEach(c -> change(c).ifPresent(breaks::add));
    now.columns().stream()
        .filter(c -> column(old, c.name()).isEmpty() && c.required())
        .forEach(c -> breaks.add(requiredAddition(c)));
    return breaks;
  }

  private Optional<String> change(Field column) {
    var next = column(now, column.name());
    if (next.isEmpty()) {
      return Optional.of(
          "Column \"%s\" of table %s is %s in %s and not in %s; its readers would lose it. Keep it."
              .formatted(column.name(), now.name(), column.type(), from, to));
    }
    if (next.get().type().equals(column.type())) {
      return Optional.empty();
    }
    return Optional.of(
        "Column \"%s\" of table %s is %s in %s and %s in %s; a type can't change. Land the new type in a new column."
            .formatted(column.name(), now.name(), column.type(), from, next.get().type(), to));
  }

  private String requiredAddition(Field column) {
    return "Column \"%s\" of table %s is required, %s in %s and not in %s; landed rows lack it. Make it optional."
        .formatted(column.name(), now.name(), column.type(), to, from);
  }

  private static Optional<Field> column(Table table, String name) {
    return table.columns().stream().filter(c -> c.name().equals(name)).findFirst();
  }

  /** The key as CQL writes it, with the order of its rows. */
  private static String key(Table table) {
    var partition = "((" + String.join(", ", table.partitionKey()) + ")";
    return table.clusteringKey().stream()
        .map(c -> ", " + c.name() + (c.descending() ? " desc" : ""))
        .collect(Collectors.joining("", partition, ")"));
  }
}
