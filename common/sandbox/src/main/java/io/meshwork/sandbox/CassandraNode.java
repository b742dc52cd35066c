package io.meshwork.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One Cassandra node, alone in its cluster. */
record CassandraNode(SandboxOptions options) implements JavaServer {
  private static final String STORAGE_PORT = "storage";
  private static final String JMX_PORT = "jmx";
  private static final int BEYOND_HEAP_MIB = 700;

  @Override
  public String name() {
    return "cassandra";
  }

  @Override
  public String title() {
    return "Cassandra";
  }

  @Override
  public Map<String, Integer> ports() {
    Map<String, Integer> ports = new LinkedHashMap<>();
    ports.put(CLIENT_PORT, options.cassandraPort());
    ports.put(STORAGE_PORT, options.storagePort());
    ports.put(JMX_PORT, options.jmxPort());
    return ports;
  }

  @Override
  public int residentMib() {
    return options.cassandraHeapMib() + BEYOND_HEAP_MIB;
  }

  @Override
  public List<String> prepare(ServerDir home, Map<String, Integer> ports) {
    home.write("cassandra.yaml", yaml(ports));
    home.write("logback.xml", Template.text("cassandra-logback.xml"));
    List<String> arguments = new ArrayList<>();
    arguments.add("-Xmx" + options.cassandraHeapMib() + "m");
    arguments.addAll(
        Template.text("cassandra-jvm.options").lines().filter(this::isOption).toList());
    arguments.add("-Dcassandra.config=" + home.file("cassandra.yaml").toUri());
    arguments.add("-Dcassandra.storagedir=" + home.data());
    arguments.add("-Dcassandra.logdir=" + home.root());
    arguments.add("-Dcassandra.jmx.local.port=" + ports.get(JMX_PORT));
    arguments.add("-Dlogback.configurationFile=" + home.file("logback.xml"));
    arguments.add("-cp");
    arguments.add(ServerJars.of(name()).classPath());
    arguments.add("org.apache.cassandra.service.CassandraDaemon");
    return List.copyOf(arguments);
  }

  @Override
  public boolean answers(ServerDir home, Map<String, Integer> ports) {
    return startupComplete(home) && CassandraProbe.answers(ports.get(CLIENT_PORT));
  }

  /** The node may accept connections before it has joined; its log says when it has. */
  private static boolean startupComplete(ServerDir home) {
    try {
      return Files.readString(home.log()).contains("Startup complete");
    } catch (IOException e) {
      // No log yet, or the last character is half written: the caller asks again.
      return false;
    }
  }

  private boolean isOption(String line) {
    return line.startsWith("-");
  }

  private String yaml(Map<String, Integer> ports) {
    return Template.fill(
        "cassandra.yaml",
        Map.of(
            "host",
            Ports.HOST,
            "client-port",
            ports.get(CLIENT_PORT),
            "storage-port",
            ports.get(STORAGE_PORT),
            "commitlog-sync",
            options.syncedCommits() ? SYNCED : PERIODIC,
            "logins",
            options.logins() ? LOGINS : OPEN));
  }

  private static final String LOGINS =
      "authenticator: PasswordAuthenticator\nauthorizer: CassandraAuthorizer";
  private static final String OPEN =
      "authenticator: AllowAllAuthenticator\nauthorizer: AllowAllAuthorizer";
  private static final String SYNCED = "commitlog_sync: group\ncommitlog_sync_group_window: 5ms";
  private static final String PERIODIC = "commitlog_sync: periodic\ncommitlog_sync_period: 10000ms";
}
