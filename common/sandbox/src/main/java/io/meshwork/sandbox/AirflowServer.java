package io.meshwork.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One of Airflow's processes.
 *
 * @param name the command of {@code airflow} that starts it
 * @param arguments behind that
 * @param residentMib how much memory it takes, about
 * @param program {@code airflow}
 * @param ports those that it listens on
 * @param web tells how all of them do
 */
record AirflowServer(
    String name,
    List<String> arguments,
    int residentMib,
    Path program,
    Map<String, Integer> ports,
    AirflowApi web)
    implements ServerKind {

  /**
   * Scheduler, DAG processor and API server; no trigger: no task of a data product waits in one.
   */
  static List<AirflowServer> all(Path program, int port) {
    AirflowApi web = new AirflowApi(port);
    return List.of(
        // Logs are read from this machine's disk, so the scheduler needs no server for them.
        new AirflowServer("scheduler", List.of("--skip-serve-logs"), 400, program, Map.of(), web),
        new AirflowServer("dag-processor", List.of(), 300, program, Map.of(), web),
        new AirflowServer("api-server", List.of(), 300, program, Map.of(CLIENT_PORT, port), web));
  }

  @Override
  public String title() {
    return "Airflow's " + name;
  }

  @Override
  public long launch(ServerDir home, Map<String, Integer> known) {
    List<String> command = new ArrayList<>(List.of(program.toString(), name));
    command.addAll(arguments);
    return Detached.start(home, command);
  }

  /** It names itself as it likes. */
  @Override
  public String marker(ServerDir home) {
    return "";
  }

  @Override
  public boolean answers(ServerDir home, Map<String, Integer> known) {
    return ports.isEmpty()
        ? web.isHealthy(name.replace('-', '_'))
        : web.isHealthy("metadatabase") && web.takesTasks();
  }
}
