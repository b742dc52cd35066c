package io.meshwork.cli.airflow;

import io.meshwork.cli.CliException;
import io.meshwork.cli.ExitCode;
import io.meshwork.cli.LocalSandbox;
import io.meshwork.cli.LocalTopics;
import io.meshwork.cli.Product;
import io.meshwork.cli.Project;
import io.meshwork.cli.StatusTable;
import io.meshwork.cli.submit.Job;
import io.meshwork.cli.submit.SubmitSettings;
import io.meshwork.cli.terminal.Terminal;
import io.meshwork.contract.DataContract;
import io.meshwork.contract.InvalidContractException;
import io.meshwork.sandbox.Airflow;
import io.meshwork.sandbox.AirflowLogin;
import io.meshwork.sandbox.AirflowOptions;
import io.meshwork.sandbox.Sandbox;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts Airflow. */
@Command(
    name = "up",
    description = {
      "Start Airflow with a DAG for each data product: scheduler, DAG processor and API server.",
      "The first start installs it into .mesh/airflow, which takes some minutes. Harmless when it runs"
          + " already; other settings take effect after \"mesh airflow down\".",
      "With the profile \"local\" the products run against the sandbox of \"mesh up\", which is started"
          + " if it isn't up."
    },
    footer = {
      "%nExamples:",
      "  mesh airflow up",
      "  AIRFLOW_CONN_CHAT='{\"conn_type\": \"http\", \"host\": \"https://chat.example.org/hook\"}' \\",
      "      mesh airflow up --notify chat",
      "  MESHWORK_MASTER=spark://host:7077 ... mesh airflow up --profile cluster"
    })
final class UpCommand implements Callable<Integer> {
  private static final String LOCAL = "local";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "18080",
      description =
          "Where its web pages are. Default: ${DEFAULT-VALUE}; 0: the one used last, at first a free one.")
  private int port;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = LOCAL,
      description = "The products' configuration, conf/NAME.conf. Default: ${DEFAULT-VALUE}.")
  private String profile;

  @Option(
      names = "--notify",
      paramLabel = "CONNECTION",
      description =
          "Tell this connection of Airflow, of type http or smtp, of failures. Repeatable.")
  private List<String> targets = List.of();

  @Override
  public Integer call() {
    Terminal terminal = Terminal.standard();
    Project project = Project.current();
    SubmitSettings submit = SubmitSettings.read(project.profile(profile));
    AirflowOptions options = options(project);
    Map<String, String> environment = new HashMap<>(addresses(project, terminal));
    environment.putAll(new Deployment(profile, submit, targets).environment(project));
    Airflow airflow = LocalAirflow.of(project, options.withEnvironment(environment));
    StatusTable.of(airflow.up(terminal::progress), terminal).forEach(terminal::line);
    tellHow(project, airflow, terminal);
    return ExitCode.OK;
  }

  private AirflowOptions options(Project project) {
    try {
      return LocalAirflow.options(project).withPort(port);
    } catch (IllegalArgumentException e) {
      throw CliException.usage(e.getMessage());
    }
  }

  /** Of the sandbox, which has the topics of all products then; of a cluster the user's own. */
  private Map<String, String> addresses(Project project, Terminal terminal) {
    if (!profile.equals(LOCAL)) {
      return Map.of();
    }
    Sandbox sandbox = LocalSandbox.of(project);
    if (!sandbox.status().allRunning()) {
      terminal.progress("Starting Kafka and Cassandra ...");
      sandbox.up();
    }
    project.products().forEach(product -> ensureTopics(project, product, sandbox, terminal));
    Map<String, String> all =
        new HashMap<>(Job.addresses(sandbox, project.runs(), project.checkpoints()));
    all.putAll(Deployment.brokers(sandbox.bootstrapServers()));
    return all;
  }

  /** A broken contract keeps no other product from running; its own DAG tells of it too. */
  private static void ensureTopics(
      Project project, Product product, Sandbox sandbox, Terminal terminal) {
    try {
      LocalTopics.ensure(sandbox.bootstrapServers(), DataContract.read(project.contract(product)));
    } catch (InvalidContractException e) {
      terminal.line(e.getMessage());
    }
  }

  private static void tellHow(Project project, Airflow airflow, Terminal terminal) {
    AirflowLogin login = airflow.login();
    terminal.line("");
    terminal.line(
        "%s   login %s, password %s"
            .formatted(airflow.address(), login.username(), login.password()));
    terminal.line(
        "%d DAGs. A new one is paused; unpause it there, or: %s dags unpause DAG"
            .formatted(airflow.dags().size(), project.shown(airflow.program())));
  }
}
