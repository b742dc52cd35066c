package io.meshwork.cli;

import io.meshwork.cli.terminal.Terminal;
import io.meshwork.sandbox.Sandbox;
import io.meshwork.sandbox.SandboxOptions;
import io.meshwork.sandbox.SandboxStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the sandbox. */
@Command(
    name = "up",
    description = {
      "Start the sandbox: one Kafka broker and one Cassandra node, each a process of its own.",
      "Waits until both answer. Harmless when they run already. Data stay in .mesh/sandbox."
    },
    footer = {"%nExamples:", "  mesh up && mesh run ${sys:mesh.example} --batch && mesh down"})
final class UpCommand implements Callable<Integer> {
  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      defaultValue = "19092",
      description =
          "Where Kafka listens. Default: ${DEFAULT-VALUE}; 0: the one used last, at first a free one.")
  private int kafkaPort;

  @Option(
      names = "--cassandra-port",
      paramLabel = "PORT",
      defaultValue = "19042",
      description =
          "Where Cassandra listens. Default: ${DEFAULT-VALUE}; 0: the one used last, at first a free one.")
  private int cassandraPort;

  @Override
  public Integer call() {
    Terminal terminal = Terminal.standard();
    Sandbox sandbox = LocalSandbox.of(Project.current(), options());
    if (!sandbox.status().allRunning()) {
      terminal.progress("Starting Kafka and Cassandra ...");
    }
    SandboxStatus status = sandbox.up();
    StatusTable.of(status, terminal).forEach(terminal::line);
    return ExitCode.OK;
  }

  private SandboxOptions options() {
    try {
      return SandboxOptions.defaults().withKafkaPort(kafkaPort).withCassandraPort(cassandraPort);
    } catch (IllegalArgumentException e) {
      throw CliException.usage(e.getMessage());
    }
  }
}
