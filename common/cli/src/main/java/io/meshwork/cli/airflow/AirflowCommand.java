package io.meshwork.cli.airflow;

import picocli.CommandLine.Command;

/** Airflow on this machine. */
@Command(
    name = "airflow",
    description = "Run the data products by Airflow, on this machine.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {UpCommand.class, DownCommand.class},
    footer = {
      "%nExamples:",
      "  mesh airflow up",
      "  .mesh/airflow/bin/airflow dags unpause ${sys:mesh.example}",
      "  mesh airflow down",
      "\"mesh airflow COMMAND --help\" explains a command."
    })
public final class AirflowCommand {}
