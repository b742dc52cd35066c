package io.meshwork.cli.contract;

import picocli.CommandLine.Command;

/** What owners do with their contracts. */
@Command(
    name = "contract",
    description = "Look after contracts.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ValidateCommand.class},
    footer = {
      "%nExamples:",
      "  mesh contract validate ${sys:mesh.example}",
      "\"mesh contract COMMAND --help\" explains a command."
    })
public final class ContractCommand {}
