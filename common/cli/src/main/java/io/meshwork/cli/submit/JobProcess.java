package io.meshwork.cli.submit;

import io.meshwork.cli.CliException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A submitted job while it runs, in a process of its own. */
public final class JobProcess {
  private final Process process;

  private JobProcess(Process process) {
    this.process = process;
  }

  /** Submits a job whose output is this command's own. */
  public static JobProcess inForeground(Job job) {
    return start(job, Redirect.INHERIT);
  }

  /** Submits a job whose output, all of it, goes to a file. It doesn't outlive this command. */
  public static JobProcess inBackground(Job job, Path log) {
    JobProcess started = start(job, Redirect.appendTo(log.toFile()));
    Runtime.getRuntime().addShutdownHook(new Thread(started.process::destroyForcibly, "end-job"));
    return started;
  }

  private static JobProcess start(Job job, Redirect output) {
    ProcessBuilder builder =
        new ProcessBuilder(job.command())
            .directory(job.directory().toFile())
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(output)
            .redirectError(output);
    builder.environment().putAll(job.environment());
    try {
      return new JobProcess(builder.start());
    } catch (IOException e) {
      throw CliException.unavailable(
          "cannot start %s: %s".formatted(job.command().get(0), e.getMessage()));
    }
  }

  public boolean isRunning() {
    return process.isAlive();
  }

  /** Waits for the job's end and returns its exit code. */
  public int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  /** Asks the job to end (SIGTERM): a stream finishes its batch first. */
  public void stop() {
    process.destroy();
  }

  /** Asks the job to end, and ends it at once if it hasn't within this time. */
  public void stop(Duration patience) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
