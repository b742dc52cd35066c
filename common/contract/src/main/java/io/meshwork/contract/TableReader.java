package io.meshwork.contract;

import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.Suggestion;
import io.meshwork.contract.yaml.YamlMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a product's own tables: first those that take the topic's records, then those derived. */
final class TableReader {
  private static final String DERIVED_FROM = "derivedFrom";
  private static final String CHANGES = "changes";
  private static final String SAME_ENTITY = "sameEntity";
  private static final List<String> KNOWN =
      List.of(DERIVED_FROM, CHANGES, SAME_ENTITY, Table.KEPT_BECAUSE);

  private final List<Field> fields;
  private final Retention retention;
  private final RelationshipReader relationships;
  private final Findings findings;
  private final Map<String, Table> landed = new HashMap<>();

  TableReader(
      List<Field> fields,
      Retention retention,
      RelationshipReader relationships,
      Findings findings) {
    this.fields = fields;
    this.retention = retention;
    this.relationships = relationships;
    this.findings = findings;
  }

  /** What a table says of itself, beside its columns. */
  private record Declared(
      YamlMap schema,
      Optional<String> derivedFrom,
      boolean tellsChanges,
      Optional<String> sameEntity) {
    String name() {
      return TableReader.name(schema);
    }
  }

  /** Those of a product that takes a topic's records. */
  List<Table> read(List<YamlMap> schemas) {
    var declared = schemas.stream().map(this::declared).toList();
    declared.stream()
        .filter(d -> d.derivedFrom().isEmpty())
        .forEach(d -> landed.put(d.name(), table(d, Table.Kind.LANDED, fields)));
    return declared.stream()
        .map(d -> d.derivedFrom().isPresent() ? derived(d) : landed.get(d.name()))
        .toList();
  }

  /** Those of a product that is made from other products' tables. */
  List<Table> computed(List<YamlMap> schemas) {
    var declared = schemas.stream().map(this::declared).toList();
    declared.stream()
        .filter(d -> d.derivedFrom().isPresent())
        .forEach(
            d ->
                findings.add(
                    d.schema().lineOf("customProperties"),
                    "table %s is derivedFrom another one, but all tables of this product are computed from its input ports. Remove derivedFrom."
                        .formatted(d.name())));
    return declared.stream().map(d -> table(d, Table.Kind.COMPUTED, List.of())).toList();
  }

  private Declared declared(YamlMap schema) {
    var custom = CustomProperties.of(schema, "table \"" + name(schema) + "\"", KNOWN, findings);
    return new Declared(
        schema, custom.text(DERIVED_FROM), custom.flag(CHANGES), custom.text(SAME_ENTITY));
  }

  private Table derived(Declared declared) {
    var from = declared.derivedFrom().orElseThrow();
    var source = Optional.ofNullable(landed.get(from));
    if (source.isEmpty()) {
      findings.add(
          declared.schema().lineOf("customProperties"),
          "table %s is derivedFrom \"%s\", which is not a table that takes the topic's records%s"
              .formatted(declared.name(), from, Suggestion.ending(from, landed.keySet())));
    }
    var table = table(declared, Table.Kind.DERIVED, source.map(Table::columns).orElse(List.of()));
    source.ifPresent(landed -> checkChanges(declared, table, landed));
    return table;
  }

  /** A batch names the partitions that it touches by its own columns. */
  private void checkChanges(Declared declared, Table table, Table source) {
    var columns = source.columns().stream().map(Field::name).toList();
    if (table.tellsChanges() && !columns.containsAll(table.partitionKey())) {
      findings.add(
          declared.schema().lineOf("customProperties"),
          "table %s tells its changes, so the columns of its partition key must be columns of %s. Set changes on %s, and read that."
              .formatted(table.name(), source.name(), source.name()));
    }
  }

  private Table table(Declared declared, Table.Kind kind, List<Field> source) {
    var schema = declared.schema();
    var name = declared.name();
    Names.checkCql("table", name, schema.lineOf("name"), findings);
    FieldReader.checkPhysicalName(schema, name, findings);
    if (schema.has("relationships")) {
      findings.add(
          schema.lineOf("relationships"),
          "relationships of table %s are not followed. Move them to the topic's fields, or to columns of its own."
              .formatted(name));
    }
    var reader = new ColumnReader(name, kind, source, relationships, findings);
    var columns = schema.maps("properties").stream().map(reader::read).toList();
    var key = new KeyReader(name, findings).read(schema);
    var table =
        new Table(
            name,
            schema.text("description").orElse(""),
            kind,
            declared.derivedFrom(),
            columns,
            key.partition(),
            key.clustering(),
            retention.of(name),
            declared.tellsChanges(),
            declared.sameEntity(),
            QualityReader.rules(schema, findings),
            schema.line());
    checkColumns(table);
    table.sameEntity().ifPresent(column -> checkSameEntity(schema, table, column));
    return table;
  }

  private void checkSameEntity(YamlMap schema, Table table, String column) {
    var names = table.columns().stream().map(Field::name).toList();
    if (!names.contains(column)) {
      findings.add(
          schema.lineOf("customProperties"),
          "sameEntity of table %s is \"%s\", which is none of its columns%s"
              .formatted(table.name(), column, Suggestion.ending(column, names)));
    } else if (table.kind() != Table.Kind.LANDED
        && table.columns().stream().noneMatch(c -> c.relation().isPresent())) {
      findings.add(
          schema.lineOf("customProperties"),
          "table %s says by %s which of its rows are of the same entity, but none of its columns has a relationship to an entity. Add the relationship, or remove sameEntity."
              .formatted(table.name(), column));
    }
  }

  private void checkColumns(Table table) {
    var seen = new HashSet<String>();
    for (Field column : table.columns()) {
      if (!seen.add(column.name())) {
        findings.add(
            column.line(),
            "column \"%s\" is in table %s twice".formatted(column.name(), table.name()));
      }
      if (table.primaryKey().contains(column.name())) {
        checkKeyColumn(table, column);
      }
    }
  }

  private void checkKeyColumn(Table table, Field column) {
    if (column.type() != null && column.type().kind() == FieldType.Kind.LIST) {
      findings.add(
          column.line(),
          "column \"%s\" of table %s is a list, which can't be in a key"
              .formatted(column.name(), table.name()));
    }
    boolean known = fields.stream().anyMatch(f -> f.name().equals(column.name()));
    if (table.kind() == Table.Kind.LANDED && known && !column.required()) {
      findings.add(
          column.line(),
          "column \"%s\" is in the key of table %s, so the topic's field must be required"
              .formatted(column.name(), table.name()));
    }
  }

  private static String name(YamlMap schema) {
    return schema.text("name").orElse("");
  }
}
