package io.meshwork.cli.demo;

import io.meshwork.cli.CliException;
import io.meshwork.cli.Product;
import io.meshwork.cli.Project;
import io.meshwork.cli.submit.Job;
import io.meshwork.cli.submit.JobProcess;
import io.meshwork.cli.submit.NewRuns;
import io.meshwork.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;

/** Submits the demo's jobs: against its sandbox, in the background, each with a log of its own. */
final class Submissions {
  private static final int LOG_LINES = 25;
  private static final int LINE_WIDTH = 400;
  private static final String STACK_FRAME = "\tat ";

  private final Project project;
  private final Sandbox sandbox;
  private final Path state;

  Submissions(Project project, Sandbox sandbox, Path state) {
    this.project = project;
    this.sandbox = sandbox;
    this.state = state;
  }

  /** Submits a run of a product; its mode is {@code --batch} or {@code --stream}. */
  Submission submit(Product product, String mode) {
    Path log = log(product, mode);
    NewRuns runs = NewRuns.since(project.runs(), product);
    Job job =
        Job.of(project, product, "local", List.of(mode))
            .against(sandbox, project.runs(), state.resolve("checkpoints"));
    return new Submission(product + " " + mode, JobProcess.inBackground(job, log), runs, log);
  }

  private Path log(Product product, String mode) {
    try {
      Path dir = Files.createDirectories(state.resolve("logs"));
      return Files.writeString(dir.resolve(product + mode + ".log"), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A submitted job.
   *
   * @param name the product and the mode
   * @param process the job's process
   * @param runs tells the run's name once its file is there
   * @param log all that the job writes
   */
  record Submission(String name, JobProcess process, NewRuns runs, Path log) {

    /** Records that the run has accounted for so far. */
    long consumed(Path folder) {
      return runs.names().stream()
          .mapToLong(run -> Consumed.of(folder.resolve(run + ".json")))
          .sum();
    }

    /**
     * Waits for the job's end.
     *
     * @return the run's name
     * @throws CliException with the end of its log, if the job failed
     */
    String success() throws InterruptedException {
      int code = process.exitCode();
      List<String> names = runs.names();
      if (code != 0 || names.size() != 1) {
        throw CliException.failed(
            "%s ended with exit code %d. The end of %s:\n%s".formatted(name, code, log, tail()));
      }
      return names.get(0);
    }

    /** The end of the log without stack frames: what failed stands in the lines between them. */
    private String tail() {
      try (Stream<String> all = Files.lines(log)) {
        List<String> lines =
            all.filter(line -> !line.startsWith(STACK_FRAME))
                .map(line -> StringUtils.abbreviate(line, LINE_WIDTH))
                .toList();
        return String.join(
            "\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
      } catch (IOException | UncheckedIOException e) {
        return "(it can't be read: " + e.getMessage() + ")";
      }
    }
  }
}
