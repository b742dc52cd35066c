package io.meshwork.cli.submit;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import io.meshwork.cli.CliException;
import io.meshwork.cli.Project;
import io.meshwork.sandbox.SparkHome;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The block {@code submit} of a profile: how its jobs are handed to Spark. Defaults and meanings
 * are in this package's {@code submit.conf}.
 *
 * @param master Spark's master URL
 * @param driverMemory the driver's heap, such as {@code 2g}
 * @param sparkHome the Spark home whose spark-submit is used; the sandbox's own if absent
 * @param arguments further arguments of spark-submit
 */
public record SubmitSettings(
    String master, String driverMemory, Optional<Path> sparkHome, List<String> arguments) {

  public SubmitSettings {
    arguments = List.copyOf(arguments);
  }

  /**
   * Reads a profile's block.
   *
   * @throws CliException if it can't be read
   */
  public static SubmitSettings read(Path profile) {
    try {
      // The rest of a profile may need variables that only a job is given.
      Config block =
          ConfigFactory.parseFile(profile.toFile(), ConfigParseOptions.defaults())
              .withOnlyPath("submit")
              .withFallback(ConfigFactory.parseResources(SubmitSettings.class, "submit.conf"))
              .resolve()
              .getConfig("submit");
      return new SubmitSettings(
          block.getString("master"),
          block.getString("driver-memory"),
          Optional.of(block.getString("spark-home")).filter(home -> !home.isBlank()).map(Path::of),
          block.getStringList("arguments"));
    } catch (ConfigException e) {
      throw CliException.configuration("cannot read " + profile + ": " + e.getMessage());
    }
  }

  /** The spark-submit that is used; the sandbox's own is made if it isn't there. */
  public Path submit(Project project) {
    return sparkHome
        .map(home -> home.resolve("bin/spark-submit"))
        .orElseGet(() -> SparkHome.assemble(project.state().resolve("spark")).submit());
  }
}
