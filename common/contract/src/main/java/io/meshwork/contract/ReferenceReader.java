package io.meshwork.contract;

import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.Suggestion;
import io.meshwork.contract.yaml.YamlMap;
import io.meshwork.contract.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the relationship of a field to the key of a table, here or in a contract beside. */
final class ReferenceReader {
  private static final Pattern PATH =
      Pattern.compile(
          "(?:(?<file>[^#]+)#)?/?schema/(?<object>[^/]+)/properties/(?<property>[^/]+)");
  private static final Pattern SHORT = Pattern.compile("(?<object>\\w+)\\.(?<property>\\w+)");

  private final NeighbouringContracts neighbours;
  private final Findings findings;

  ReferenceReader(NeighbouringContracts neighbours, Findings findings) {
    this.neighbours = neighbours;
    this.findings = findings;
  }

  Optional<Reference> read(YamlMap property, String field, Optional<FieldType> type) {
    var relationships = property.maps("relationships");
    if (relationships.isEmpty()) {
      return Optional.empty();
    }
    int line = relationships.get(0).lineOf("to");
    if (relationships.size() > 1) {
      findings.add(
          line, "field \"%s\" has several relationships. One is checked.".formatted(field));
    }
    return relationships
        .get(0)
        .value("to")
        .flatMap(
            to ->
                to instanceof YamlScalar scalar && scalar.text().isPresent()
                    ? resolve(scalar.text().get(), field, type, line)
                    : wrong(
                        line,
                        "the relationship of \"%s\" must lead to one property".formatted(field)));
  }

  private Optional<Reference> resolve(String to, String field, Optional<FieldType> type, int line) {
    var path = PATH.matcher(to);
    if (path.matches()) {
      var file = Optional.ofNullable(path.group("file"));
      return find(file, path.group("object"), path.group("property"), field, type, line);
    }
    var shorthand = SHORT.matcher(to);
    if (shorthand.matches()) {
      return find(
          Optional.empty(),
          shorthand.group("object"),
          shorthand.group("property"),
          field,
          type,
          line);
    }
    return wrong(
        line,
        "the relationship of \"%s\" must look like \"other.odcs.yaml#/schema/table/properties/column\""
            .formatted(field));
  }

  private Optional<Reference> find(
      Optional<String> file,
      String object,
      String property,
      String field,
      Optional<FieldType> type,
      int line) {
    return neighbours
        .find(file, field, line)
        .flatMap(other -> column(other, object, property, field, type, line));
  }

  private Optional<Reference> column(
      NeighbouringContracts.Neighbour other,
      String object,
      String property,
      String field,
      Optional<FieldType> type,
      int line) {
    var tables = other.contract().tables();
    var tableName = other.nameOf(object);
    var table = tables.stream().filter(t -> t.name().equals(tableName)).findFirst();
    if (table.isEmpty()) {
      var ending = Suggestion.ending(object, tables.stream().map(Table::name).toList());
      return wrong(
          line,
          "the relationship of \"%s\" names table \"%s\", which is not in %s%s"
              .formatted(field, object, other.file(), ending));
    }
    var columnName = other.nameOf(object, property);
    var column =
        table.get().columns().stream().filter(c -> c.name().equals(columnName)).findFirst();
    if (column.isEmpty()) {
      var ending =
          Suggestion.ending(property, table.get().columns().stream().map(Field::name).toList());
      return wrong(
          line,
          "the relationship of \"%s\" names \"%s\", which is not a column of table %s%s"
              .formatted(field, property, tableName, ending));
    }
    return checked(other, table.get(), column.get(), field, type, line);
  }

  private Optional<Reference> checked(
      NeighbouringContracts.Neighbour other,
      Table table,
      Field column,
      String field,
      Optional<FieldType> type,
      int line) {
    if (!table.partitionKey().equals(List.of(column.name()))) {
      return wrong(
          line,
          "the relationship of \"%s\" must lead to the whole partition key of table %s, which is: %s"
              .formatted(field, table.name(), String.join(", ", table.partitionKey())));
    }
    if (type.isPresent() && !type.get().equals(column.type())) {
      return wrong(
          line,
          "field \"%s\" is %s, but the column %s.%s that it refers to is %s. Make them one type."
              .formatted(field, type.get(), table.name(), column.name(), column.type()));
    }
    return Optional.of(
        new Reference(
            other.contract().keyspace(), table.name(), column.name(), other.contract().product()));
  }

  private <T> Optional<T> wrong(int line, String message) {
    findings.add(line, message);
    return Optional.empty();
  }
}
