package io.meshwork.cli.policy;

import picocli.CommandLine.Command;

/** What the federation demands of every contract. */
@Command(
    name = "policy",
    description = "See what is demanded of every contract.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ListCommand.class},
    footer = {
      "%nExamples:",
      "  mesh policy list",
      "\"mesh contract validate\" holds contracts against the policies."
    })
public final class PolicyCommand {}
