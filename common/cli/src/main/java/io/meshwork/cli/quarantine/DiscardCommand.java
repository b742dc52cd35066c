package io.meshwork.cli.quarantine;

import io.meshwork.cli.CliException;
import io.meshwork.cli.ExitCode;
import io.meshwork.cli.terminal.Terminal;
import io.meshwork.governance.quarantine.Selection;
import java.io.Console;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Decides that records are of no use. */
@Command(
    name = "discard",
    description = {
      "Mark open records as discarded: no replay takes them any more. They stay to be looked at.",
      "Needs one of --rule, --run, --record and --all. Without --from: the last 30 days."
    },
    footer = {
      "%nExamples:",
      "  mesh quarantine discard ${sys:mesh.example} --rule decode --reason \"test bench\" --dry-run",
      "  mesh quarantine discard ${sys:mesh.example} --all --to 2026-01-31 --reason \"before go-live\""
    })
final class DiscardCommand implements Callable<Integer> {
  @Mixin private Place place;
  @Mixin private SelectionOptions options;

  @Option(names = "--all", description = "Whatever rule they break.")
  private boolean all;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why; it is kept with the records.")
  private String reason;

  @Option(names = "--yes", description = "Don't ask.")
  private boolean yes;

  @Option(names = "--dry-run", description = "Count what would be discarded, and end.")
  private boolean dryRun;

  @Override
  public Integer call() {
    if (!all && !options.isNarrow()) {
      throw CliException.usage(
          "say what to discard: --rule ID, --run RUN, --record RECORD, or --all.");
    }
    if (reason.isBlank()) {
      throw CliException.usage("--reason is empty. Say why the records are of no use.");
    }
    Selection selection = options.selection(Instant.now());
    try (QuarantineTable table = place.open()) {
      return discard(table, selection);
    }
  }

  private int discard(QuarantineTable table, Selection selection) {
    Overview overview = new Overview(Status.OPEN, 0);
    table.read(selection, overview::add);
    Terminal terminal = Terminal.standard();
    long open = overview.records(Status.OPEN);
    terminal.line(
        "%,d open records of %s, %s".formatted(open, table.product(), options.words(selection)));
    if (open == 0 || dryRun || !confirmed(open)) {
      return ExitCode.OK;
    }
    Discards discards = table.discards(System.getProperty("user.name"), reason);
    table.read(
        selection,
        entry -> {
          if (entry.status() == Status.OPEN) {
            discards.discard(entry);
          }
        });
    discards.finish();
    terminal.line("Discarded %,d.".formatted(discards.discarded()));
    if (discards.late() > 0) {
      terminal.line("%,d were not open any more.".formatted(discards.late()));
    }
    return ExitCode.OK;
  }

  private boolean confirmed(long open) {
    if (yes) {
      return true;
    }
    Console console = System.console();
    if (console == null) {
      throw CliException.usage("nobody is there to confirm it. Add --yes.");
    }
    String answer = console.readLine("Discard %,d records? [y/N] ", open);
    return answer != null && answer.strip().toLowerCase(java.util.Locale.ROOT).startsWith("y");
  }
}
