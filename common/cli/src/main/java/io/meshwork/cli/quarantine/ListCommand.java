package io.meshwork.cli.quarantine;

import io.meshwork.cli.ExitCode;
import io.meshwork.cli.terminal.Terminal;
import io.meshwork.governance.quarantine.Selection;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Counts what is in quarantine, and shows the newest of it. */
@Command(
    name = "list",
    description = {
      "Count a product's quarantined records by rule, and list the newest.",
      "A record counts under each rule that it breaks. Without --from: the last 30 days."
    },
    footer = {
      "%nExamples:",
      "  mesh quarantine list ${sys:mesh.example}",
      "  mesh quarantine list ${sys:mesh.example} --rule decode --from 2026-01-31 --last 50",
      "  mesh quarantine list ${sys:mesh.example} --status discarded --json"
    })
final class ListCommand implements Callable<Integer> {
  @Mixin private Place place;
  @Mixin private SelectionOptions options;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      defaultValue = "open",
      description = "Of the newest ones: open, replayed or discarded. Default: ${DEFAULT-VALUE}.")
  private Status status;

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "10",
      description = "The newest N. Default: ${DEFAULT-VALUE}.")
  private int last;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Selection selection = options.selection(Instant.now());
    Overview overview = new Overview(status, last);
    try (QuarantineTable table = place.open()) {
      table.read(selection, overview::add);
    }
    Terminal terminal = Terminal.standard();
    if (json) {
      terminal.line(QuarantineJson.of(place.product().toString(), selection, overview, status));
      return ExitCode.OK;
    }
    new OverviewText(terminal, place.product().toString(), overview)
        .print(options.words(selection), status);
    return ExitCode.OK;
  }
}
