package io.meshwork.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * How an Airflow is to run.
 *
 * @param sources the folder with {@code dags}, the package that they use, and {@code
 *     requirements.txt}
 * @param port where its web address is; 0: the one used last, at first a free one
 * @param parallelism how many tasks run at once
 * @param startupTimeout how long a server may take until it answers
 * @param pools by name, how many of their tasks run at once
 * @param environment of its tasks, its connections and variables among it, beside this process's
 *     own
 */
public record AirflowOptions(
    Path sources,
    int port,
    int parallelism,
    Duration startupTimeout,
    Map<String, Integer> pools,
    Map<String, String> environment) {

  public AirflowOptions {
    Objects.requireNonNull(sources, "sources");
    pools = Map.copyOf(pools);
    environment = Map.copyOf(environment);
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException(
          "port is " + port + ". Give a port from 1 to 65535, or 0 for a free one.");
    }
  }

  /** Port 18080; three tasks at once, for two cores; no pool but Airflow's own. */
  public static AirflowOptions of(Path sources) {
    return new AirflowOptions(
        sources.toAbsolutePath().normalize(), 18080, 3, Duration.ofMinutes(3), Map.of(), Map.of());
  }

  public AirflowOptions withPort(int value) {
    return new AirflowOptions(sources, value, parallelism, startupTimeout, pools, environment);
  }

  /** With one task more at once than fit in them all: full pools keep no other task waiting. */
  public AirflowOptions withPools(Map<String, Integer> value) {
    int all = value.values().stream().mapToInt(Integer::intValue).sum();
    return new AirflowOptions(sources, port, all + 1, startupTimeout, value, environment);
  }

  public AirflowOptions withEnvironment(Map<String, String> value) {
    return new AirflowOptions(sources, port, parallelism, startupTimeout, pools, value);
  }
}
