package io.meshwork.contract.standard;

import static io.meshwork.contract.standard.SharedShapes.CUSTOM_PROPERTIES;

import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.YamlMap;

/** Relationships: of a property to another, and of several properties of an object to others. */
final class RelationshipShapes {
  private static final String SHORTHAND = "[A-Za-z_][A-Za-z0-9_]*\\.[A-Za-z_][A-Za-z0-9_]*";
  private static final String FILE = "(?:(?:https?://)?[A-Za-z0-9._\\-/]+\\.yaml#)?/?";
  private static final String STEP = "[A-Za-z_][A-Za-z0-9_]*/[A-Za-z0-9_-]+";

  private static final Shape ONE =
      ValueShape.text(
          "a reference such as \"table.column\" or"
              + " \"other.odcs.yaml#/schema/table/properties/column\"",
          SHORTHAND + "|" + FILE + STEP + "(?:/" + STEP + ")*");

  private static final Shape REFERENCE = new EitherShape(ONE, ListShape.some(ONE));

  private static final ObjectShape RELATIONSHIP =
      ObjectShape.of("a relationship")
          .optional(OneOfShape.of("foreignKey"), "type")
          .required(REFERENCE, "to")
          .optional(CUSTOM_PROPERTIES, "customProperties");

  /** Of a property: where it comes from is the property itself. */
  static final Shape OF_PROPERTY = ListShape.of(RELATIONSHIP);

  static final Shape OF_OBJECT =
      ListShape.of(RELATIONSHIP.required(REFERENCE, "from").rule(RelationshipShapes::sameKind));

  private RelationshipShapes() {}

  private static void sameKind(YamlMap map, Findings findings) {
    var from = map.value("from");
    var to = map.value("to");
    if (from.isPresent() && to.isPresent() && from.get().getClass() != to.get().getClass()) {
      findings.add(
          map.line(), "\"from\" and \"to\" must both be a reference, or both a list of them");
    }
  }
}
