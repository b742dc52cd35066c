package io.meshwork.contract.standard;

import static io.meshwork.contract.standard.SharedShapes.CUSTOM_PROPERTIES;
import static io.meshwork.contract.standard.SharedShapes.DEFINITIONS;
import static io.meshwork.contract.standard.SharedShapes.TAGS;
import static io.meshwork.contract.standard.ValueShape.ID;
import static io.meshwork.contract.standard.ValueShape.NUMBER;
import static io.meshwork.contract.standard.ValueShape.TEXT;

import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.YamlMap;
import java.util.List;

/** Quality checks: a text, a metric of the standard's library, a query, or those of an engine. */
final class QualityShapes {
  private static final Shape RANGE = new ListShape(NUMBER, 2, 2, true);

  private static final List<String> OPERATORS =
      List.of(
          "mustBe",
          "mustNotBe",
          "mustBeGreaterThan",
          "mustBeGreaterOrEqualTo",
          "mustBeLessThan",
          "mustBeLessOrEqualTo",
          "mustBeBetween",
          "mustNotBeBetween");

  private static final ObjectShape COMPARED =
      ObjectShape.of("a quality check")
          .optional(AnyShape.ANY, "mustBe", "mustNotBe")
          .optional(NUMBER, "mustBeGreaterThan", "mustBeGreaterOrEqualTo")
          .optional(NUMBER, "mustBeLessThan", "mustBeLessOrEqualTo")
          .optional(RANGE, "mustBeBetween", "mustNotBeBetween")
          .rule(QualityShapes::oneOperator);

  private static final ObjectShape LIBRARY =
      COMPARED
          .required(
              OneOfShape.of(
                  "nullValues", "missingValues", "invalidValues", "duplicateValues", "rowCount"),
              "metric")
          .optional(TEXT, "rule")
          .optional(AnyShape.MAP, "arguments");

  private static final ObjectShape CUSTOM =
      ObjectShape.of("a quality check")
          .required(TEXT, "engine")
          .required(new EitherShape(TEXT, AnyShape.MAP), "implementation");

  static final Shape QUALITY =
      ListShape.of(
          ObjectShape.of("a quality check")
              .optional(ID, "id")
              .optional(TEXT, "businessImpact", "description", "method", "name")
              .optional(TEXT, "schedule", "scheduler", "severity", "unit")
              .optional(
                  OneOfShape.of(
                      "accuracy",
                      "completeness",
                      "conformity",
                      "consistency",
                      "coverage",
                      "timeliness",
                      "uniqueness"),
                  "dimension")
              .optional(OneOfShape.of("text", "library", "sql", "custom"), "type")
              .optional(TAGS, "tags")
              .optional(DEFINITIONS, "authoritativeDefinitions")
              .optional(CUSTOM_PROPERTIES, "customProperties")
              .when(q -> isType(q, "library") || q.text("metric").isPresent(), LIBRARY)
              .when(q -> isType(q, "sql"), COMPARED.required(TEXT, "query"))
              .when(q -> isType(q, "custom"), CUSTOM));

  private QualityShapes() {}

  private static boolean isType(YamlMap quality, String type) {
    return quality.text("type").filter(type::equals).isPresent();
  }

  private static void oneOperator(YamlMap map, Findings findings) {
    if (OPERATORS.stream().filter(map::has).count() != 1) {
      findings.add(
          map.line(), "a quality check needs exactly one of: " + String.join(", ", OPERATORS));
    }
  }
}
