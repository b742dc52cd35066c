package io.meshwork.contract.standard;

import static io.meshwork.contract.standard.ValueShape.ID;
import static io.meshwork.contract.standard.ValueShape.TEXT;

/** What objects of several levels have in common. */
final class SharedShapes {
  static final Shape TAGS = ListShape.of(TEXT);

  static final Shape CUSTOM_PROPERTIES =
      ListShape.of(
          ObjectShape.of("a custom property")
              .optional(ID, "id")
              .required(TEXT, "property")
              .required(AnyShape.ANY, "value")
              .optional(TEXT, "description"));

  static final Shape DEFINITIONS =
      ListShape.of(
          ObjectShape.of("an authoritative definition")
              .optional(ID, "id")
              .required(TEXT, "url", "type")
              .optional(TEXT, "description"));

  static final Shape ROLES =
      ListShape.of(
          ObjectShape.of("a role")
              .optional(ID, "id")
              .required(TEXT, "role")
              .optional(
                  TEXT, "description", "access", "firstLevelApprovers", "secondLevelApprovers")
              .optional(CUSTOM_PROPERTIES, "customProperties"));

  private SharedShapes() {}
}
