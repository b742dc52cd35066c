package io.meshwork.cli.submit;

import io.meshwork.catalog.RunRecord;
import io.meshwork.catalog.UnreadableRunException;
import io.meshwork.cli.Product;
import io.meshwork.cli.Project;
import io.meshwork.cli.report.Runs;
import io.meshwork.cli.terminal.Terminal;

/** Submits a job in the foreground, and writes the page of the run that it makes. */
public final class Submission {
  private Submission() {}

  /** Waits for the job, and returns its exit code. */
  public static int run(Project project, Product product, Job job) throws InterruptedException {
    NewRuns newRuns = NewRuns.since(project.runs(), product);
    return Foreground.run(JobProcess.inForeground(job), () -> report(project, newRuns));
  }

  private static void report(Project project, NewRuns newRuns) {
    Runs runs = Runs.of(project);
    Terminal terminal = Terminal.standard();
    for (String run : newRuns.names()) {
      try {
        RunRecord record = runs.read(run);
        terminal.line("Report: " + project.shown(runs.render(record)));
      } catch (UnreadableRunException e) {
        // A job that was killed leaves the file of a run that is still on; its exit code tells
        // more.
        terminal.line("No report: " + e.getMessage());
      }
    }
  }
}
