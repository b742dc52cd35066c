package io.meshwork.cli.metrics;

import io.meshwork.cli.CliException;
import io.meshwork.cli.ExitCode;
import io.meshwork.cli.Product;
import io.meshwork.cli.Project;
import io.meshwork.cli.terminal.Terminal;
import io.meshwork.cli.terminal.TextTable;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a product's metrics of more than one batch. */
@Command(
    name = "metrics",
    description = {
      "Show a product's metrics of the hour and the day (UTC) of its latest batch, and of all.",
      "They are what the newest run on this machine merged, without another scan."
    },
    footer = {
      "%nExamples:",
      "  mesh metrics ${sys:mesh.example}",
      "  mesh metrics ${sys:mesh.example} --period day"
    })
public final class MetricsCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PRODUCT", description = "The product, DOMAIN.NAME.")
  private String product;

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      description = "Only this one: ${COMPLETION-CANDIDATES}.")
  private Period period;

  @Override
  public Integer call() {
    Project project = Project.current();
    Product named = Product.named(product);
    project.contract(named);
    MetricsOfRun found =
        MetricsOfRun.newest(project.runs(), named.toString())
            .orElseThrow(() -> CliException.usage(nothing(named, project)));
    Terminal terminal = Terminal.standard();
    terminal.line("%s, as of the run %s:".formatted(named, found.run().run()));
    table(found).lines("").forEach(terminal::line);
    return ExitCode.OK;
  }

  private TextTable table(MetricsOfRun found) {
    DecimalFormat numbers =
        new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT));
    TextTable table = new TextTable("PERIOD", "FROM", "METRIC", "WHERE", "VALUE", "ROWS");
    found.rows().stream()
        .filter(row -> period == null || row.period().equals(period.toString()))
        .forEach(
            row ->
                table.row(
                    row.period(),
                    row.from(),
                    row.metric(),
                    row.where().replaceAll("\\s+", " "),
                    numbers.format(row.value()),
                    numbers.format(row.rows())));
    return table;
  }

  private static String nothing(Product product, Project project) {
    return "no run in %s has merged metrics of %s: it has published nothing, or its suite asks nothing of the whole batch. Type: mesh run %s --batch"
        .formatted(project.shown(project.runs()), product, product);
  }
}
