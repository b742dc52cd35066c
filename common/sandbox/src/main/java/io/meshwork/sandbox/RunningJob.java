package io.meshwork.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A job that was submitted, until it ends. */
public final class RunningJob {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Process process;
  private final Path out;
  private final Path err;

  RunningJob(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * How a job ended.
   *
   * @param exitCode its exit code
   * @param out what it wrote to standard output
   * @param err what it wrote to standard error
   */
  public record Ended(int exitCode, String out, String err) {
    /** The run's JSON, which the last line of the output names. */
    public Path runFile() {
      String last = out.lines().reduce("", (before, line) -> line);
      return Path.of(last.substring(last.lastIndexOf(": ") + 2));
    }
  }

  /**
   * Waits for its end.
   *
   * @throws SandboxException if it doesn't end within four minutes; it is killed then
   */
  public Ended await() {
    if (!endsWithin(PATIENCE)) {
      kill();
      throw new SandboxException("The job doesn't end; see " + err);
    }
    try {
      return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks it to end, as Ctrl-C does. */
  public void terminate() {
    process.destroy();
  }

  /** Ends it at once, in the middle of whatever it does, and waits until it is gone. */
  public void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    endsWithin(PATIENCE);
  }

  private boolean endsWithin(Duration time) {
    try {
      return process.waitFor(time.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("Interrupted while a job ran", e);
    }
  }
}
