package io.meshwork.cli;

import io.meshwork.cli.terminal.Terminal;
import io.meshwork.sandbox.Sandbox;
import io.meshwork.sandbox.SandboxStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Starts the sandbox. */
@Command(
    name = "up",
    description = {
      "Start the sandbox: one Kafka broker and one Cassandra node, each a process of its own.",
      "Waits until both answer. Harmless when they run already. Data stay in .mesh/sandbox."
    },
    footer = {"%nExamples:", "  mesh up && mesh run ${sys:mesh.example} --batch && mesh down"})
final class UpCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    Terminal terminal = Terminal.standard();
    Sandbox sandbox = LocalSandbox.of(Project.current());
    if (!sandbox.status().allRunning()) {
      terminal.progress("Starting Kafka and Cassandra ...");
    }
    SandboxStatus status = sandbox.up();
    StatusTable.of(status, terminal).forEach(terminal::line);
    return ExitCode.OK;
  }
}
