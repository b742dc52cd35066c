package io.meshwork.cli.quarantine;

import picocli.CommandLine.Command;

/** What jobs set aside, and what is made of it. */
@Command(
    name = "quarantine",
    description = {
      "See what a product's jobs set aside, replay it, or discard it.",
      "A record in quarantine is open until it has landed, by a replay or another run, or is discarded."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ListCommand.class, ShowCommand.class, ReplayCommand.class, DiscardCommand.class},
    footer = {
      "%nExamples:",
      "  mesh quarantine list ${sys:mesh.example}",
      "  mesh quarantine replay ${sys:mesh.example} --rule \"range(value)\"",
      "\"mesh quarantine COMMAND --help\" explains a command."
    })
public final class QuarantineCommand {}
