package io.meshwork.cli.report;

import io.meshwork.catalog.RunIndex;
import io.meshwork.catalog.RunOutcome;
import io.meshwork.catalog.RunRecord;
import io.meshwork.cli.ExitCode;
import io.meshwork.cli.Project;
import io.meshwork.cli.terminal.Terminal;
import io.meshwork.cli.terminal.TextTable;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the runs. */
@Command(
    name = "runs",
    description = "List the runs of this machine, newest first.",
    footer = {"%nExamples:", "  mesh runs", "  mesh runs ${sys:mesh.example} --last 5"})
public final class RunsCommand implements Callable<Integer> {
  private static final DateTimeFormatter STARTED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
          .withZone(ZoneId.systemDefault());

  @Parameters(
      arity = "0..1",
      defaultValue = "",
      paramLabel = "PRODUCT",
      description = "Only the runs of this product.")
  private String product;

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "20",
      description = "The newest N. Default: ${DEFAULT-VALUE}.")
  private int last;

  @Override
  public Integer call() {
    Terminal terminal = Terminal.standard();
    RunIndex index = RunIndex.of(Project.current().runs());
    TextTable table =
        new TextTable(
            "STARTED", "OUTCOME", "VERDICT", "MODE", "CONSUMED", "LANDED", "QUARANTINED", "RUN");
    index.runs().stream()
        .filter(run -> product.isEmpty() || run.product().equals(product))
        .limit(last)
        .forEach(run -> add(run, table, terminal));
    if (table.isEmpty()) {
      terminal.line("No runs" + (product.isEmpty() ? "." : " of " + product + "."));
      return ExitCode.OK;
    }
    table.lines("").forEach(terminal::line);
    return ExitCode.OK;
  }

  private static void add(RunRecord run, TextTable table, Terminal terminal) {
    boolean good = run.outcome() != RunOutcome.BLOCKED && run.outcome() != RunOutcome.FAILED;
    String outcome = words(run.outcome());
    table.row(
        STARTED.format(run.startedAt()),
        good ? terminal.green(outcome) : terminal.red(outcome),
        run.verdict().map(RunsCommand::words).orElse(""),
        words(run.mode()),
        String.valueOf(run.counts().consumed()),
        String.valueOf(run.counts().landed()),
        String.valueOf(run.counts().quarantined()),
        run.run());
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
