package io.meshwork.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Submits a shaded application against a sandbox, as a user would, for acceptance tests.
 *
 * @param sandbox the servers; they must be up
 * @param spark whose spark-submit is used
 * @param application the shaded jar, whose manifest names the main class
 * @param profile the configuration file
 * @param folder where run files, checkpoints and the job's output go
 */
public record Submission(
    Sandbox sandbox, SparkHome spark, Path application, Path profile, Path folder) {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /**
   * How a job ended.
   *
   * @param exitCode its exit code
   * @param out what it wrote to standard output
   * @param err the file with what it wrote to standard error
   */
  public record Ended(int exitCode, String out, Path err) {
    /** The run's JSON, which the last line of the output names. */
    public Path runFile() {
      String last = out.lines().reduce("", (before, line) -> line);
      return Path.of(last.substring(last.lastIndexOf(": ") + 2));
    }
  }

  /**
   * Runs the application to its end.
   *
   * @param arguments of the application
   * @throws SandboxException if it doesn't end within four minutes; it is killed then
   */
  public Ended run(String... arguments) {
    try {
      Files.createDirectories(folder);
      Path out = Files.createTempFile(folder, "job-", ".out");
      Path err = Files.createTempFile(folder, "job-", ".err");
      Process process =
          start(List.of(arguments))
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new SandboxException("The job doesn't end; see " + err);
      }
      return new Ended(process.exitValue(), Files.readString(out), err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("Interrupted while a job ran", e);
    }
  }

  private ProcessBuilder start(List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(spark.submit().toString(), "--master", "local[2]", "--driver-memory", "1g"));
    command.addAll(List.of("--conf", "spark.ui.enabled=false", application.toString()));
    command.addAll(arguments);
    command.addAll(List.of("--conf", profile.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "MESHWORK_KAFKA", sandbox.bootstrapServers(),
                "MESHWORK_CASSANDRA", sandbox.contactPoint(),
                "MESHWORK_RUNS", folder.resolve("runs").toString(),
                "MESHWORK_CHECKPOINTS", folder.resolve("checkpoints").toString()));
    return builder;
  }
}
