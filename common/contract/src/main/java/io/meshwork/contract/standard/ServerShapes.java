package io.meshwork.contract.standard;

import static io.meshwork.contract.standard.SharedShapes.CUSTOM_PROPERTIES;
import static io.meshwork.contract.standard.SharedShapes.ROLES;
import static io.meshwork.contract.standard.ValueShape.ID;
import static io.meshwork.contract.standard.ValueShape.TEXT;
import static io.meshwork.contract.standard.ValueShape.URI_TEXT;
import static io.meshwork.contract.standard.ValueShape.WHOLE;

import java.util.LinkedHashMap;
import java.util.Map;

/** Servers, each type with keys of its own. */
final class ServerShapes {
  private static final Shape SFTP =
      ValueShape.text("a URI such as \"sftp://host/path\"", "sftp://.*");

  private static final Map<String, ObjectShape> TYPES = types();

  static final Shape SERVERS = ListShape.of(server());

  private ServerShapes() {}

  private static ObjectShape server() {
    var server =
        ObjectShape.of("a server")
            .optional(ID, "id")
            .required(TEXT, "server")
            .required(OneOfShape.of(TYPES.keySet().toArray(String[]::new)), "type")
            .optional(TEXT, "description", "environment")
            .optional(ROLES, "roles")
            .optional(CUSTOM_PROPERTIES, "customProperties");
    // a type that is misspelt leaves open which keys are meant
    server =
        server.when(s -> !s.text("type").map(TYPES::containsKey).orElse(false), having().opened());
    for (Map.Entry<String, ObjectShape> type : TYPES.entrySet()) {
      server =
          server.when(
              s -> s.text("type").filter(type.getKey()::equals).isPresent(), type.getValue());
    }
    return server;
  }

  private static Map<String, ObjectShape> types() {
    var types = new LinkedHashMap<String, ObjectShape>();
    platforms(types);
    databases(types);
    files(types);
    return types;
  }

  private static void platforms(Map<String, ObjectShape> types) {
    types.put("kafka", having("host").optional(TEXT, "format"));
    types.put("custom", custom());
    types.put("api", having().required(URI_TEXT, "location"));
    types.put(
        "athena",
        having("schema").required(URI_TEXT, "stagingDir").optional(TEXT, "catalog", "regionName"));
    types.put("bigquery", having("project", "dataset"));
    types.put("databricks", having("catalog", "schema").optional(TEXT, "host"));
    types.put(
        "glue",
        having("account", "database").optional(URI_TEXT, "location").optional(TEXT, "format"));
    types.put("kinesis", having().optional(TEXT, "region", "format"));
    types.put("pubsub", having("project"));
    types.put("redshift", having("database", "schema").optional(TEXT, "host", "region", "account"));
    types.put(
        "snowflake",
        having("account", "database", "schema")
            .optional(TEXT, "host", "warehouse")
            .optional(WHOLE, "port"));
  }

  private static void databases(Map<String, ObjectShape> types) {
    types.put("clickhouse", withPort("host", "database"));
    types.put("cloudsql", withPort("host", "database", "schema"));
    types.put("db2", withPort("host", "database").optional(TEXT, "schema"));
    types.put("denodo", withPort("host").optional(TEXT, "database"));
    types.put("dremio", withPort("host").optional(TEXT, "schema"));
    types.put("duckdb", having("database").optional(TEXT, "schema"));
    types.put("hive", having("host", "database").optional(WHOLE, "port"));
    types.put("impala", having("host", "database").optional(WHOLE, "port"));
    types.put("informix", having("host", "database").optional(WHOLE, "port"));
    types.put("mysql", withPort("host", "database"));
    types.put("oracle", withPort("host", "serviceName"));
    types.put("postgresql", withPort("host", "database", "schema"));
    types.put("postgres", withPort("host", "database", "schema"));
    types.put("presto", having("host").optional(TEXT, "catalog", "schema"));
    types.put("sqlserver", having("host", "database", "schema").optional(WHOLE, "port"));
    types.put("synapse", withPort("host", "database"));
    types.put("trino", withPort("host", "catalog", "schema"));
    types.put("vertica", withPort("host", "database", "schema"));
    types.put("zen", having("host", "database").optional(WHOLE, "port"));
  }

  private static void files(Map<String, ObjectShape> types) {
    types.put("azure", having("format").required(URI_TEXT, "location").optional(TEXT, "delimiter"));
    types.put("local", having("path", "format"));
    types.put(
        "s3",
        having()
            .required(URI_TEXT, "location")
            .optional(URI_TEXT, "endpointUrl")
            .optional(TEXT, "format", "delimiter"));
    types.put("sftp", having().required(SFTP, "location").optional(TEXT, "format", "delimiter"));
  }

  private static ObjectShape having(String... texts) {
    return ObjectShape.of("a server").required(TEXT, texts);
  }

  private static ObjectShape withPort(String... texts) {
    return having(texts).required(WHOLE, "port");
  }

  private static ObjectShape custom() {
    return having()
        .optional(TEXT, "account", "catalog", "database", "dataset", "delimiter", "format", "host")
        .optional(TEXT, "path", "project", "region", "regionName", "schema", "serviceName")
        .optional(TEXT, "stagingDir", "warehouse", "stream")
        .optional(URI_TEXT, "endpointUrl", "location")
        .optional(WHOLE, "port");
  }
}
