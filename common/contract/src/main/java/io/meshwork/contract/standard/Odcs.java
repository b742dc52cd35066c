package io.meshwork.contract.standard;

import static io.meshwork.contract.standard.SharedShapes.CUSTOM_PROPERTIES;
import static io.meshwork.contract.standard.SharedShapes.DEFINITIONS;
import static io.meshwork.contract.standard.ValueShape.TEXT;

/** The Open Data Contract Standard, version 3.1.0. */
public final class Odcs {
  private static final Shape DESCRIPTION =
      ObjectShape.of("the description")
          .opened()
          .optional(TEXT, "usage", "purpose", "limitations")
          .optional(DEFINITIONS, "authoritativeDefinitions")
          .optional(CUSTOM_PROPERTIES, "customProperties");

  /** A whole contract. Of the versions of the standard that a contract may name, only 3.1.0. */
  public static final Shape CONTRACT =
      ObjectShape.of("the contract")
          .required(OneOfShape.of("v3.1.0"), "apiVersion")
          .required(OneOfShape.of("DataContract"), "kind")
          .required(TEXT, "id", "version", "status")
          .optional(TEXT, "name", "tenant", "domain", "dataProduct", "slaDefaultElement")
          .optional(DESCRIPTION, "description")
          .optional(ServerShapes.SERVERS, "servers")
          .optional(SchemaShapes.SCHEMA, "schema")
          .optional(PartyShapes.SUPPORT, "support")
          .optional(PartyShapes.PRICE, "price")
          .optional(PartyShapes.TEAM, "team")
          .optional(SharedShapes.ROLES, "roles")
          .optional(PartyShapes.SERVICE_LEVELS, "slaProperties")
          .optional(SharedShapes.TAGS, "tags")
          .optional(DEFINITIONS, "authoritativeDefinitions")
          .optional(CUSTOM_PROPERTIES, "customProperties")
          .optional(ValueShape.DATE_TIME, "contractCreatedTs");

  private Odcs() {}
}
