package io.meshwork.sandbox;

import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;

/** One Kafka broker that is its own KRaft controller. */
record KafkaBroker(SandboxOptions options) implements JavaServer {
  private static final String CONTROLLER_PORT = "controller";
  private static final int BEYOND_HEAP_MIB = 250;
  // A record travels in a batch, whose header counts too.
  private static final int BATCH_OVERHEAD_BYTES = 16 * 1024;
  private static final Duration FORMAT_PATIENCE = Duration.ofMinutes(1);

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public String title() {
    return "Kafka";
  }

  @Override
  public Map<String, Integer> ports() {
    Map<String, Integer> ports = new LinkedHashMap<>();
    ports.put(CLIENT_PORT, options.kafkaPort());
    ports.put(CONTROLLER_PORT, options.controllerPort());
    return ports;
  }

  @Override
  public int residentMib() {
    return options.kafkaHeapMib() + BEYOND_HEAP_MIB;
  }

  @Override
  public List<String> prepare(ServerDir home, Map<String, Integer> ports) {
    ServerJars jars = ServerJars.of(name());
    home.write("server.properties", properties(home, ports));
    home.write("log4j.properties", Template.text("kafka-log4j.properties"));
    if (!Files.exists(home.data().resolve("meta.properties"))) {
      format(home, jars);
    }
    return List.of(
        "-Xmx" + options.kafkaHeapMib() + "m",
        "-Xms128m",
        "-XX:+UseG1GC",
        "-XX:+ExitOnOutOfMemoryError",
        logging(home),
        "-cp",
        jars.classPath(),
        "kafka.Kafka",
        home.file("server.properties").toString());
  }

  @Override
  public boolean answers(ServerDir home, Map<String, Integer> ports) {
    return KafkaProbe.answers(ports.get(CLIENT_PORT));
  }

  private static void format(ServerDir home, ServerJars jars) {
    List<String> tool =
        List.of(
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            logging(home),
            "-cp",
            jars.classPath(),
            "kafka.tools.StorageTool",
            "format",
            "--cluster-id",
            Uuid.randomUuid().toString(),
            "--config",
            home.file("server.properties").toString());
    JavaProcess.run(home, "format Kafka's data folder", tool, FORMAT_PATIENCE);
  }

  private static String logging(ServerDir home) {
    return "-Dlog4j.configuration=" + home.file("log4j.properties").toUri();
  }

  private String properties(ServerDir home, Map<String, Integer> ports) {
    return Template.fill(
        "kafka-server.properties",
        Map.of(
            "host", Ports.HOST,
            "client-port", ports.get(CLIENT_PORT),
            "controller-port", ports.get(CONTROLLER_PORT),
            "data", home.data().toString().replace("\\", "\\\\"),
            "max-batch-bytes", options.maxRecordBytes() + BATCH_OVERHEAD_BYTES));
  }
}
