package io.meshwork.cli.airflow;

import io.meshwork.cli.ExitCode;
import io.meshwork.cli.Project;
import io.meshwork.cli.terminal.Terminal;
import io.meshwork.sandbox.Airflow;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stops Airflow. */
@Command(
    name = "down",
    description = {
      "Stop Airflow, and nothing else. Runs that are on are given 40 seconds to end, then they are ended;",
      "nothing of them is lost. What it knows stays in .mesh/airflow."
    },
    footer = {"%nExamples:", "  mesh airflow down && mesh down"})
final class DownCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    Terminal terminal = Terminal.standard();
    Airflow airflow = LocalAirflow.of(Project.current());
    boolean wasRunning = airflow.status().anyRunning();
    airflow.down();
    terminal.line(wasRunning ? "Airflow is down." : "Airflow was down already.");
    return ExitCode.OK;
  }
}
