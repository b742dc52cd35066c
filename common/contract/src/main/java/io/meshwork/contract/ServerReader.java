package io.meshwork.contract;

import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;

/** Reads the servers: Kafka for the input port, Cassandra for the tables. */
final class ServerReader {
  private static final List<String> KNOWN = List.of("engine", "keyspace");

  private ServerReader() {}

  /** The keyspace of the Cassandra servers; the domain's name if none is given. */
  static String keyspace(YamlMap contract, String domain, boolean takesRecords, Findings findings) {
    var servers = contract.maps("servers");
    if (takesRecords && servers.stream().noneMatch(s -> isType(s, "kafka"))) {
      findings.add(
          contract.lineOf("servers"),
          "no server has type kafka. Add the one that the topic is on.");
    }
    var keyspaces = new ArrayList<String>();
    servers.stream()
        .filter(s -> isType(s, "custom"))
        .forEach(s -> keyspaces.add(keyspaceOf(s, domain, findings)));
    if (keyspaces.isEmpty()) {
      findings.add(
          contract.lineOf("servers"),
          "no server has type custom with the customProperty engine: cassandra. Add the one that"
              + " the tables are on.");
    }
    if (keyspaces.stream().distinct().count() > 1) {
      findings.add(
          contract.lineOf("servers"),
          "the servers name several keyspaces (%s). A product has one."
              .formatted(String.join(", ", keyspaces)));
    }
    return keyspaces.isEmpty() ? domain : keyspaces.get(0);
  }

  private static String keyspaceOf(YamlMap server, String domain, Findings findings) {
    var custom =
        CustomProperties.of(
            server, "server \"" + server.text("server").orElse("") + "\"", KNOWN, findings);
    if (!custom.text("engine").filter("cassandra"::equals).isPresent()) {
      findings.add(
          custom.line("engine"),
          "server \"%s\" of type custom needs the customProperty engine: cassandra"
              .formatted(server.text("server").orElse("")));
    }
    var keyspace = custom.text("keyspace");
    keyspace.ifPresent(k -> Names.checkCql("keyspace", k, custom.line("keyspace"), findings));
    return keyspace.orElse(domain);
  }

  private static boolean isType(YamlMap server, String type) {
    return server.text("type").filter(type::equals).isPresent();
  }
}
