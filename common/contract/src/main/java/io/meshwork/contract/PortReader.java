package io.meshwork.contract;

import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the tables of other products that a product is made from. */
final class PortReader {
  static final String INPUT_PORT = "inputPort";
  private static final String CHANGES = "changes";

  private final RelationshipReader relationships;
  private final Findings findings;

  PortReader(RelationshipReader relationships, Findings findings) {
    this.relationships = relationships;
    this.findings = findings;
  }

  /** Whether a schema object of physicalType table is one of them. */
  static boolean isPort(YamlMap schema) {
    return schema.maps("customProperties").stream()
        .anyMatch(p -> p.text("property").filter(INPUT_PORT::equals).isPresent());
  }

  List<InputPort> read(List<YamlMap> schemas, String reader) {
    var ports = new ArrayList<InputPort>();
    schemas.forEach(schema -> read(schema, reader).ifPresent(ports::add));
    return ports;
  }

  private Optional<InputPort> read(YamlMap schema, String reader) {
    var name = schema.text("name").orElse("");
    var custom =
        CustomProperties.of(
            schema, "input port \"" + name + "\"", List.of(INPUT_PORT, CHANGES), findings);
    Names.checkCql("table", name, schema.lineOf("name"), findings);
    FieldReader.checkPhysicalName(schema, name, findings);
    QualityReader.refuseOfPort(schema, findings);
    var product = custom.text(INPUT_PORT);
    product.ifPresent(p -> checkProduct(p, reader, custom.line(INPUT_PORT)));
    var columns = new ColumnReader(name, Table.Kind.READ, List.of(), relationships, findings);
    var table =
        new Table(
            name,
            schema.text("description").orElse(""),
            Table.Kind.READ,
            Optional.empty(),
            schema.maps("properties").stream().map(columns::read).toList(),
            key(name, schema),
            List.of(),
            Optional.empty(),
            custom.value(CHANGES).isEmpty() || custom.flag(CHANGES),
            Optional.empty(),
            List.of(),
            schema.line());
    return product.map(p -> new InputPort(p, table));
  }

  /** The clustering columns are the publisher's affair: the reader doesn't need all of them. */
  private List<String> key(String name, YamlMap schema) {
    return new KeyReader(name, findings).read(schema).partition();
  }

  private void checkProduct(String product, String reader, int line) {
    if (!Names.isProduct(product)) {
      findings.add(
          line,
          "inputPort \"%s\" is not a product. Name it with its domain, such as \"weather.readings\"."
              .formatted(product));
    } else if (product.equals(reader)) {
      findings.add(
          line,
          "inputPort names %s, the product of this contract. Its own tables need no port."
              .formatted(product));
    }
  }
}
