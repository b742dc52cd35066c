package io.meshwork.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What changes for the tables between two versions of a contract.
 *
 * @param additions what can be added to the tables as they stand
 * @param breaks what can't be done to them, each a sentence that names both versions
 */
public record ContractDiff(List<Addition> additions, List<String> breaks) {

  public ContractDiff {
    additions = List.copyOf(additions);
    breaks = List.copyOf(breaks);
  }

  /** Compares the version that has landed with the one that comes next. */
  public static ContractDiff between(DataContract landed, DataContract next) {
    var additions = new ArrayList<Addition>();
    var breaks = new ArrayList<String>();
    if (!landed.keyspace().equals(next.keyspace())) {
      breaks.add(
          "The tables are in keyspace %s in %s and in %s in %s; landed rows stay where they are. Keep the keyspace."
              .formatted(landed.keyspace(), landed.version(), next.keyspace(), next.version()));
    }
    if (landed.input().countsVersions() != next.input().countsVersions()) {
      breaks.add(order(landed, next));
    }
    for (Table table : landed.tables()) {
      named(next, table.name())
          .ifPresentOrElse(
              now -> compare(landed.version(), table, next.version(), now, additions, breaks),
              () -> breaks.add(removed(table, landed, next)));
    }
    next.tables().stream()
        .filter(t -> named(landed, t.name()).isEmpty())
        .forEach(t -> additions.add(new Addition.NewTable(t)));
    return new ContractDiff(additions, breaks);
  }

  /** Whether the tables can't follow. */
  public boolean isBreaking() {
    return !breaks.isEmpty();
  }

  private static void compare(
      String from, Table old, String to, Table now, List<Addition> additions, List<String> breaks) {
    var diff = new TableDiff(from, old, to, now);
    additions.addAll(diff.additions());
    breaks.addAll(diff.breaks());
  }

  private static Optional<Table> named(DataContract contract, String table) {
    return contract.tables().stream().filter(t -> t.name().equals(table)).findFirst();
  }

  private static String order(DataContract landed, DataContract next) {
    return "Versions are %s in %s and %s in %s; a number never comes after a time. Land them in new tables."
        .formatted(kind(landed), landed.version(), kind(next), next.version());
  }

  private static String kind(DataContract contract) {
    return contract.input().countsVersions() ? "numbers" : "times";
  }

  private static String removed(Table table, DataContract landed, DataContract next) {
    return "Table %s is in %s and not in %s; its readers would lose it. Keep it, or retire it under a new product."
        .formatted(table.name(), landed.version(), next.version());
  }
}
