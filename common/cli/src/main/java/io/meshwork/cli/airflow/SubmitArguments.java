package io.meshwork.cli.airflow;

import io.meshwork.cli.CliException;
import io.meshwork.cli.submit.SubmitSettings;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * The arguments of spark-submit in the two shapes that Airflow's Spark provider takes.
 *
 * @param connection what the connection's extra says
 * @param properties Spark's, for {@code --conf}
 */
record SubmitArguments(Map<String, String> connection, Map<String, String> properties) {
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "--driver-memory", "spark.driver.memory",
          "--driver-java-options", "spark.driver.extraJavaOptions",
          "--executor-memory", "spark.executor.memory",
          "--executor-cores", "spark.executor.cores",
          "--num-executors", "spark.executor.instances",
          "--total-executor-cores", "spark.cores.max",
          "--jars", "spark.jars",
          "--packages", "spark.jars.packages");
  private static final Map<String, String> CONNECTION =
      Map.of("--deploy-mode", "deploy-mode", "--queue", "queue", "--namespace", "namespace");

  /**
   * Reads a profile's.
   *
   * @throws CliException for an argument that has no such shape
   */
  static SubmitArguments of(SubmitSettings settings) {
    SubmitArguments found = new SubmitArguments(new TreeMap<>(), new TreeMap<>());
    found.properties.put("spark.driver.memory", settings.driverMemory());
    Iterator<String> words = settings.arguments().iterator();
    while (words.hasNext()) {
      found.add(words.next(), words);
    }
    return found;
  }

  private void add(String option, Iterator<String> rest) {
    String value = rest.hasNext() ? rest.next() : "";
    if (PROPERTIES.containsKey(option)) {
      properties.put(PROPERTIES.get(option), value);
    } else if (CONNECTION.containsKey(option)) {
      connection.put(CONNECTION.get(option), value);
    } else if (option.equals("--conf") && value.contains("=")) {
      properties.put(
          value.substring(0, value.indexOf('=')), value.substring(value.indexOf('=') + 1));
    } else {
      throw CliException.configuration(
          "submit.arguments of the profile has \"%s %s\", which can't be handed to Airflow. Write it as a property: \"--conf\", \"NAME=VALUE\"."
              .formatted(option, value));
    }
  }
}
