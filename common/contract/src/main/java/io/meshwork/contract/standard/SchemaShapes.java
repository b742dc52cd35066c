package io.meshwork.contract.standard;

import static io.meshwork.contract.standard.SharedShapes.CUSTOM_PROPERTIES;
import static io.meshwork.contract.standard.SharedShapes.DEFINITIONS;
import static io.meshwork.contract.standard.SharedShapes.TAGS;
import static io.meshwork.contract.standard.ValueShape.BOOLEAN;
import static io.meshwork.contract.standard.ValueShape.ID;
import static io.meshwork.contract.standard.ValueShape.TEXT;
import static io.meshwork.contract.standard.ValueShape.WHOLE;

import java.util.Map;

/** Schema objects and their properties. */
final class SchemaShapes {
  private static final Shape PROPERTIES =
      ListShape.of(new LaterShape(() -> SchemaShapes.PROPERTY.required(TEXT, "name")));
  private static final Shape ITEMS = new LaterShape(() -> SchemaShapes.PROPERTY);

  private static final ObjectShape PROPERTY = withTypes(plainProperty());

  static final Shape SCHEMA =
      ListShape.of(
          element("a schema object")
              .required(TEXT, "name")
              .optional(OneOfShape.of("object"), "logicalType")
              .optional(TEXT, "physicalName", "dataGranularityDescription")
              .optional(PROPERTIES, "properties")
              .optional(RelationshipShapes.OF_OBJECT, "relationships")
              .optional(QualityShapes.QUALITY, "quality"));

  private SchemaShapes() {}

  private static ObjectShape element(String noun) {
    return ObjectShape.of(noun)
        .optional(ID, "id")
        .optional(TEXT, "name", "physicalType", "description", "businessName")
        .optional(DEFINITIONS, "authoritativeDefinitions")
        .optional(TAGS, "tags")
        .optional(CUSTOM_PROPERTIES, "customProperties");
  }

  private static ObjectShape plainProperty() {
    return element("a property")
        .optional(
            OneOfShape.of(
                "string",
                "date",
                "timestamp",
                "time",
                "number",
                "integer",
                "object",
                "array",
                "boolean"),
            "logicalType")
        .optional(AnyShape.MAP, "logicalTypeOptions")
        .optional(BOOLEAN, "primaryKey", "required", "unique", "partitioned", "criticalDataElement")
        .optional(WHOLE, "primaryKeyPosition", "partitionKeyPosition")
        .optional(TEXT, "physicalName", "classification", "encryptedName")
        .optional(TEXT, "transformLogic", "transformDescription")
        .optional(ListShape.of(TEXT), "transformSourceObjects")
        .optional(ListShape.of(AnyShape.ANY), "examples")
        .optional(RelationshipShapes.OF_PROPERTY, "relationships")
        .optional(QualityShapes.QUALITY, "quality");
  }

  /** The standard applies every type's conditions to a property that names no type. */
  private static ObjectShape withTypes(ObjectShape property) {
    var typed =
        property.when(
            p -> !p.has("logicalType"),
            nested(ITEMS, "items")
                .optional(PROPERTIES, "properties")
                .optional(LogicalTypeShapes.NO_OPTIONS, "logicalTypeOptions"));
    for (Map.Entry<String, Shape> options : LogicalTypeShapes.OPTIONS.entrySet()) {
      typed =
          typed.when(
              p -> p.text("logicalType").filter(options.getKey()::equals).isPresent(),
              nested(options.getValue(), "logicalTypeOptions"));
    }
    return typed
        .when(
            p -> p.text("logicalType").filter("object"::equals).isPresent(),
            nested(PROPERTIES, "properties"))
        .when(
            p -> p.text("logicalType").filter("array"::equals).isPresent(), nested(ITEMS, "items"));
  }

  private static ObjectShape nested(Shape shape, String key) {
    return ObjectShape.of("a property").optional(shape, key);
  }
}
