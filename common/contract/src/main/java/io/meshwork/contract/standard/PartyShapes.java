package io.meshwork.contract.standard;

import static io.meshwork.contract.standard.SharedShapes.CUSTOM_PROPERTIES;
import static io.meshwork.contract.standard.SharedShapes.DEFINITIONS;
import static io.meshwork.contract.standard.SharedShapes.TAGS;
import static io.meshwork.contract.standard.ValueShape.DATE;
import static io.meshwork.contract.standard.ValueShape.ID;
import static io.meshwork.contract.standard.ValueShape.NUMBER;
import static io.meshwork.contract.standard.ValueShape.SINGLE;
import static io.meshwork.contract.standard.ValueShape.TEXT;

/** Who stands behind a contract, what they promise and what it costs. */
final class PartyShapes {
  private static final Shape MEMBERS =
      ListShape.of(
          ObjectShape.of("a team member")
              .optional(ID, "id")
              .required(TEXT, "username")
              .optional(TEXT, "name", "description", "role", "replacedByUsername")
              .optional(DATE, "dateIn", "dateOut")
              .optional(TAGS, "tags")
              .optional(CUSTOM_PROPERTIES, "customProperties")
              .optional(DEFINITIONS, "authoritativeDefinitions"));

  /** A team; a list of members is the standard's older form. */
  static final Shape TEAM =
      new EitherShape(
          ObjectShape.of("the team")
              .optional(ID, "id")
              .optional(TEXT, "name", "description")
              .optional(MEMBERS, "members")
              .optional(TAGS, "tags")
              .optional(CUSTOM_PROPERTIES, "customProperties")
              .optional(DEFINITIONS, "authoritativeDefinitions"),
          MEMBERS);

  static final Shape SUPPORT =
      ListShape.of(
          ObjectShape.of("a support channel")
              .optional(ID, "id")
              .required(TEXT, "channel")
              .optional(TEXT, "url", "description", "tool", "scope", "invitationUrl")
              .optional(CUSTOM_PROPERTIES, "customProperties"));

  static final Shape PRICE =
      ObjectShape.of("the price")
          .optional(ID, "id")
          .optional(NUMBER, "priceAmount")
          .optional(TEXT, "priceCurrency", "priceUnit");

  static final Shape SERVICE_LEVELS =
      ListShape.of(
          ObjectShape.of("a service level")
              .optional(ID, "id")
              .required(TEXT, "property")
              .required(SINGLE, "value")
              .optional(SINGLE, "valueExt")
              .optional(TEXT, "unit", "element", "driver", "description", "scheduler", "schedule"));

  private PartyShapes() {}
}
