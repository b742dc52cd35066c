package io.meshwork.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

  /**
   * Starts the application.
   *
   * @param arguments of the application
   */
  public RunningJob start(String... arguments) {
    try {
      Files.createDirectories(folder);
      Path out = Files.createTempFile(folder, "job-", ".out");
      Path err = Files.createTempFile(folder, "job-", ".err");
      Process process =
          command(List.of(arguments))
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      return new RunningJob(process, out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProcessBuilder command(List<String> arguments) {
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
                "MESHWORK_CASSANDRA_LIBRARIES", CassandraLibraries.folder().toString(),
                "MESHWORK_RUNS", folder.resolve("runs").toString(),
                "MESHWORK_CHECKPOINTS", folder.resolve("checkpoints").toString()));
    return builder;
  }
}
