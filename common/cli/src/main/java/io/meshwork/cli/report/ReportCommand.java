package io.meshwork.cli.report;

import io.meshwork.catalog.RunRecord;
import io.meshwork.cli.ExitCode;
import io.meshwork.cli.Project;
import io.meshwork.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Renders the page of one run. */
@Command(
    name = "report",
    description = "Write the HTML report of a run, and say where it is.",
    footer = {
      "%nExamples:",
      "  mesh report                              (the newest run)",
      "  mesh report ${sys:mesh.example}          (the newest run of a product)"
    })
public final class ReportCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      defaultValue = "",
      paramLabel = "RUN|PRODUCT",
      description = "A run's name, or a product for its newest run. Default: the newest run.")
  private String name;

  @Override
  public Integer call() {
    Project project = Project.current();
    Runs runs = new Runs(project.runs());
    RunRecord run = runs.find(name);
    Terminal terminal = Terminal.standard();
    terminal.line(run.headline());
    terminal.line("Report: " + project.shown(runs.render(run)));
    return ExitCode.OK;
  }
}
