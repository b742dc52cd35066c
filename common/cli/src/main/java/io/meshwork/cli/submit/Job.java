package io.meshwork.cli.submit;

import io.meshwork.cli.CliException;
import io.meshwork.cli.Product;
import io.meshwork.cli.Project;
import io.meshwork.sandbox.CassandraLibraries;
import io.meshwork.sandbox.Sandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One run of a product's job, ready to be submitted.
 *
 * @param command spark-submit and all its arguments
 * @param environment what the profile's configuration takes from the environment
 * @param directory the working directory
 */
public record Job(List<String> command, Map<String, String> environment, Path directory) {
  public Job {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /**
   * A run with a profile.
   *
   * @param arguments of the job, behind the product's name
   * @throws CliException if the domain's application isn't built, or the profile can't be read
   */
  public static Job of(Project project, Product product, String profile, List<String> arguments) {
    Path conf = project.profile(profile);
    SubmitSettings settings = SubmitSettings.read(conf);
    Path application = project.application(product.domain());
    if (!Files.isRegularFile(application)) {
      throw CliException.usage(
          "the application of %s isn't built: no %s. Type: mvn -q -DskipTests package"
              .formatted(product.domain(), project.shown(application)));
    }
    List<String> command = new ArrayList<>();
    command.add(settings.submit(project).toString());
    command.addAll(List.of("--master", settings.master()));
    command.addAll(List.of("--driver-memory", settings.driverMemory()));
    command.addAll(List.of("--name", product.toString()));
    command.addAll(settings.arguments());
    // The jar's manifest names its main class, so no domain is named here.
    command.addAll(List.of(application.toString(), product.toString()));
    command.addAll(arguments);
    command.addAll(List.of("--conf", conf.toString()));
    return new Job(command, Map.of("MESHWORK_HOME", project.home().toString()), project.home());
  }

  /**
   * The benchmarks with the local profile. They run for long, so the JVM compiles as it does by
   * default.
   */
  public static Job ofBenchmarks(Project project, Path application, List<String> arguments) {
    Path conf = project.profile("local");
    SubmitSettings settings = SubmitSettings.read(conf);
    List<String> command = new ArrayList<>();
    command.add(settings.submit(project).toString());
    command.addAll(List.of("--master", settings.master(), "--driver-memory", "4g"));
    command.addAll(List.of("--conf", "spark.ui.enabled=false", application.toString()));
    command.addAll(arguments);
    command.addAll(List.of("--conf", conf.toString()));
    return new Job(command, Map.of("MESHWORK_HOME", project.home().toString()), project.home());
  }

  /** The same against a sandbox, with its run files and checkpoints in these folders. */
  public Job against(Sandbox sandbox, Path runs, Path checkpoints) {
    Map<String, String> more = new HashMap<>(environment);
    more.putAll(addresses(sandbox, runs, checkpoints));
    return new Job(command, more, directory);
  }

  /** What the profile "local" takes from the environment. */
  public static Map<String, String> addresses(Sandbox sandbox, Path runs, Path checkpoints) {
    return Map.of(
        "MESHWORK_KAFKA", sandbox.bootstrapServers(),
        "MESHWORK_CASSANDRA", sandbox.contactPoint(),
        "MESHWORK_CASSANDRA_LIBRARIES", CassandraLibraries.folder().toString(),
        "MESHWORK_RUNS", runs.toString(),
        "MESHWORK_CHECKPOINTS", checkpoints.toString());
  }
}
