package io.meshwork.contract;

import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.Suggestion;
import io.meshwork.contract.yaml.YamlMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the tables: first those that take the topic's records, then those derived from them. */
final class TableReader {
  private static final String DERIVED_FROM = "derivedFrom";
  private static final List<String> KNOWN = List.of(DERIVED_FROM);

  private final List<Field> fields;
  private final Retention retention;
  private final Findings findings;
  private final Map<String, Table> landed = new HashMap<>();

  TableReader(List<Field> fields, Retention retention, Findings findings) {
    this.fields = fields;
    this.retention = retention;
    this.findings = findings;
  }

  List<Table> read(List<YamlMap> schemas) {
    var derivedFrom = new HashMap<YamlMap, Optional<String>>();
    schemas.forEach(s -> derivedFrom.put(s, derivedFrom(s)));
    schemas.stream()
        .filter(s -> derivedFrom.get(s).isEmpty())
        .forEach(s -> landed.put(name(s), table(s, Table.Kind.LANDED, Optional.empty(), fields)));
    var tables = new ArrayList<Table>();
    for (YamlMap schema : schemas) {
      tables.add(
          derivedFrom
              .get(schema)
              .map(from -> derived(schema, from))
              .orElseGet(() -> landed.get(name(schema))));
    }
    return tables;
  }

  private Optional<String> derivedFrom(YamlMap schema) {
    return CustomProperties.of(schema, "table \"" + name(schema) + "\"", KNOWN, findings)
        .text(DERIVED_FROM);
  }

  private Table derived(YamlMap schema, String from) {
    var source = Optional.ofNullable(landed.get(from));
    if (source.isEmpty()) {
      findings.add(
          schema.lineOf("customProperties"),
          "table %s is derivedFrom \"%s\", which is not a table that takes the topic's records%s"
              .formatted(name(schema), from, Suggestion.ending(from, landed.keySet())));
    }
    return table(
        schema,
        Table.Kind.DERIVED,
        Optional.of(from),
        source.map(Table::columns).orElse(List.of()));
  }

  private Table table(YamlMap schema, Table.Kind kind, Optional<String> from, List<Field> source) {
    var name = name(schema);
    Names.checkCql("table", name, schema.lineOf("name"), findings);
    FieldReader.checkPhysicalName(schema, name, findings);
    if (schema.has("relationships")) {
      findings.add(
          schema.lineOf("relationships"),
          "relationships of table %s are not checked. Move them to the topic's fields."
              .formatted(name));
    }
    var reader = new ColumnReader(name, kind, source, findings);
    var columns = schema.maps("properties").stream().map(reader::read).toList();
    var key = new KeyReader(name, findings).read(schema);
    var table =
        new Table(
            name,
            schema.text("description").orElse(""),
            kind,
            from,
            columns,
            key.partition(),
            key.clustering(),
            retention.of(name),
            QualityReader.rules(schema, findings),
            schema.line());
    checkColumns(table);
    return table;
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
