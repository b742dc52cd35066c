package io.meshwork.runtime.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import io.meshwork.runtime.bulk.BulkSettings;
import io.meshwork.runtime.cassandra.CassandraSettings;
import io.meshwork.runtime.history.HistorySettings;
import io.meshwork.runtime.landing.WriterSettings;
import io.meshwork.runtime.lineage.LineageSettings;
import io.meshwork.runtime.quarantine.QuarantineSettings;
import io.meshwork.runtime.reference.ReferenceSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where and how big: the whole configuration of a job. What it does stands in the contract. */
public record JobSettings(
    KafkaSettings kafka,
    IngestSettings ingest,
    Duration triggerInterval,
    String runsDirectory,
    String checkpointsDirectory,
    Map<String, String> spark,
    CassandraSettings cassandra,
    WriterSettings landing,
    BulkSettings bulk,
    QuarantineSettings quarantine,
    ReferenceSettings reference,
    HistorySettings history,
    LineageSettings lineage) {

  private static final Set<String> BLOCKS =
      Set.of(
          "kafka",
          "ingest",
          "stream",
          "runs",
          "checkpoints",
          "spark",
          "cassandra",
          "landing",
          "bulk",
          "quarantine",
          "reference",
          "history",
          "lineage");

  /**
   * Reads the profiles, the later one over the earlier one, over the defaults of {@code
   * reference.conf}.
   *
   * @throws MeshException CONFIGURATION with every problem that was found
   */
  public static JobSettings load(List<Path> profiles) {
    Config config = defaults();
    for (Path profile : profiles) {
      config = parse(profile).withFallback(config);
    }
    try {
      return read(config.root().withOnlyKey("meshwork").toConfig().resolve());
    } catch (ConfigException e) {
      throw new MeshException(
          Category.CONFIGURATION, "The configuration can't be read: " + e.getMessage(), e);
    }
  }

  /** Not Typesafe Config's own defaults: these let system properties in, which are no settings. */
  static Config defaults() {
    return ConfigFactory.parseResources(JobSettings.class.getClassLoader(), "reference.conf");
  }

  static JobSettings read(Config config) {
    Problems problems = new Problems();
    refuseUnknownBlocks(config, problems);
    Block stream = new Block(config, "meshwork.stream", problems);
    Block runs = new Block(config, "meshwork.runs", problems);
    Block checkpoints = new Block(config, "meshwork.checkpoints", problems);
    JobSettings settings =
        new JobSettings(
            KafkaSettings.read(config, problems),
            IngestSettings.read(config, problems),
            stream.duration("trigger-interval"),
            runs.text("directory"),
            checkpoints.text("directory"),
            new Block(config, "meshwork", problems).settings("spark"),
            CassandraSettings.read(config, problems),
            WriterSettings.read(config, problems),
            BulkSettings.read(config, problems),
            QuarantineSettings.read(config, problems),
            ReferenceSettings.read(config, problems),
            HistorySettings.read(config, problems),
            LineageSettings.read(config, problems));
    List.of(stream, runs, checkpoints).forEach(Block::done);
    if (!problems.none()) {
      throw MeshException.of(Category.CONFIGURATION, "Invalid configuration", problems.sentences());
    }
    return settings;
  }

  private static void refuseUnknownBlocks(Config config, Problems problems) {
    for (String key : config.getConfig("meshwork").root().keySet()) {
      if (!BLOCKS.contains(key)) {
        problems.add(
            "meshwork."
                + key
                + " is not a block of settings."
                + Spelling.closest(key, BLOCKS)
                    .map(near -> " Did you mean \"" + near + "\"?")
                    .orElse(""));
      }
    }
  }

  private static Config parse(Path profile) {
    if (!Files.isRegularFile(profile)) {
      throw new MeshException(
          Category.CONFIGURATION,
          "There is no profile at " + profile + ". Give --conf the path of a HOCON file.");
    }
    try {
      return ConfigFactory.parseFile(
          profile.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
    } catch (ConfigException e) {
      throw new MeshException(
          Category.CONFIGURATION, "The profile can't be read: " + e.getMessage(), e);
    }
  }
}
