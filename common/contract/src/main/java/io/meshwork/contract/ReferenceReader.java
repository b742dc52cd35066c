package io.meshwork.contract;

import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.Suggestion;
import java.util.List;
import java.util.Optional;

/** Follows the relationship of a field to the key of a table, here or in a contract beside. */
final class ReferenceReader {
  private final NeighbouringContracts neighbours;
  private final Findings findings;

  ReferenceReader(NeighbouringContracts neighbours, Findings findings) {
    this.neighbours = neighbours;
    this.findings = findings;
  }

  /** A field, and the relationship that it has. */
  private record From(String field, Optional<FieldType> type, Relationship to) {}

  /**
   * The key that it leads to; empty if it isn't followed, or leads nowhere, which is a finding.
   *
   * @param product the product that its file's name stands for
   */
  Optional<Reference> follow(
      Relationship to, String product, String field, Optional<FieldType> type) {
    var from = new From(field, type, to);
    if (to.leavesDomain()) {
      return Optional.empty();
    }
    return neighbours
        .find(to.file(), field, to.line())
        .flatMap(
            other ->
                other.contract().product().equals(product)
                    ? column(other, from)
                    : wrong(
                        to.line(),
                        "%s is the contract of %s, but a relationship takes it for that of %s. Name the file after its product."
                            .formatted(other.file(), other.contract().product(), product)));
  }

  /** Refuses a relationship by which somebody is erased if they could not be told from others. */
  void requireEntity(Relationship to, String field) {
    if (to.leavesDomain()) {
      return;
    }
    var other = neighbours.find(to.file(), field, to.line());
    if (other.isPresent() && !isEntity(other.get(), to)) {
      findings.add(
          to.line(),
          "\"%s\" names what is to be erased, so %s must be the messageKey of %s, and be classified"
              .formatted(
                  field,
                  other.get().nameOf(to.object(), to.property()),
                  other.get().contract().product()));
    }
  }

  private static boolean isEntity(NeighbouringContracts.Neighbour other, Relationship to) {
    var key =
        new EntityKey(
            other.contract().product(),
            other.nameOf(to.object()),
            other.nameOf(to.object(), to.property()));
    return EntityColumns.keys(other.contract()).contains(key);
  }

  private Optional<Reference> column(NeighbouringContracts.Neighbour other, From from) {
    var to = from.to();
    var tables = other.contract().tables();
    var tableName = other.nameOf(to.object());
    var table = tables.stream().filter(t -> t.name().equals(tableName)).findFirst();
    if (table.isEmpty()) {
      var ending = Suggestion.ending(to.object(), tables.stream().map(Table::name).toList());
      return wrong(
          to.line(),
          "the relationship of \"%s\" names table \"%s\", which is not in %s%s"
              .formatted(from.field(), to.object(), other.file(), ending));
    }
    var columnName = other.nameOf(to.object(), to.property());
    var column =
        table.get().columns().stream().filter(c -> c.name().equals(columnName)).findFirst();
    if (column.isEmpty()) {
      var names = table.get().columns().stream().map(Field::name).toList();
      return wrong(
          to.line(),
          "the relationship of \"%s\" names \"%s\", which is not a column of table %s%s"
              .formatted(
                  from.field(), to.property(), tableName, Suggestion.ending(to.property(), names)));
    }
    return checked(other, table.get(), column.get(), from);
  }

  private Optional<Reference> checked(
      NeighbouringContracts.Neighbour other, Table table, Field column, From from) {
    int line = from.to().line();
    if (!table.partitionKey().equals(List.of(column.name()))) {
      return wrong(
          line,
          "the relationship of \"%s\" must lead to the whole partition key of table %s, which is: %s"
              .formatted(from.field(), table.name(), String.join(", ", table.partitionKey())));
    }
    if (from.type().isPresent() && !isKey(from.type().get(), from.to().prefix(), column.type())) {
      return wrong(
          line,
          "field \"%s\" is %s%s, but the column %s.%s that it refers to is %s. Make them one type."
              .formatted(
                  from.field(),
                  from.type().get(),
                  from.to().prefix().isEmpty() ? "" : " with a prefix",
                  table.name(),
                  column.name(),
                  column.type()));
    }
    return Optional.of(
        new Reference(
            other.contract().keyspace(), table.name(), column.name(), other.contract().product()));
  }

  private static boolean isKey(FieldType type, String prefix, FieldType key) {
    return prefix.isEmpty()
        ? type.equals(key)
        : EntityKey.canBe(type) && key.kind() == FieldType.Kind.STRING;
  }

  private <T> Optional<T> wrong(int line, String message) {
    findings.add(line, message);
    return Optional.empty();
  }
}
