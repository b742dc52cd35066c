package io.meshwork.cli.report;

import io.meshwork.catalog.Reports;
import io.meshwork.cli.CliException;
import io.meshwork.cli.ExitCode;
import io.meshwork.cli.Project;
import io.meshwork.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the report of a run, a product, a domain or everything. */
@Command(
    name = "report",
    description = {
      "Write the report of a run, a product or a domain, and say where it is: a page that needs no"
          + " network, and the same figures as JSON.",
      "The pages above it, up to the mesh's, are brought up to date too."
    },
    footer = {
      "%nExamples:",
      "  mesh report                              (the newest run)",
      "  mesh report ${sys:mesh.example}          (a product over its runs)",
      "  mesh report --all                        (every run, product and domain, and the mesh)"
    })
public final class ReportCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      defaultValue = "",
      paramLabel = "RUN|PRODUCT|DOMAIN",
      description = "A run's, a product's or a domain's name. Default: the newest run.")
  private String name;

  @Option(names = "--all", description = "Write all reports there can be.")
  private boolean all;

  @Override
  public Integer call() {
    if (all && !name.isEmpty()) {
      throw CliException.usage("--all writes every report: give no name with it.");
    }
    Project project = Project.current();
    Runs runs = Runs.of(project);
    Reports.Written report = all ? runs.renderAll() : runs.render(name);
    Terminal terminal = Terminal.standard();
    terminal.line(report.headline());
    terminal.line("Report: " + project.shown(report.page()));
    terminal.line("Mesh:   " + project.shown(project.reports().resolve("index.html")));
    return ExitCode.OK;
  }
}
