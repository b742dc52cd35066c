package io.meshwork.cli.quarantine;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import io.meshwork.cli.CliException;
import io.meshwork.governance.quarantine.KeyRing;
import io.meshwork.governance.quarantine.KeyRingException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What of a profile the commands need: its Cassandra and the quarantine's keys. Defaults are in
 * this package's {@code quarantine.conf}.
 */
record QuarantineSettings(Config cassandra, Config quarantine) {

  /**
   * Reads a profile.
   *
   * @throws CliException if it can't be read
   */
  static QuarantineSettings read(Path profile) {
    try {
      Config all =
          ConfigFactory.parseFile(
              profile.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
      // The rest of a profile may need variables that only a job is given.
      Config mine =
          all.withOnlyPath("meshwork.cassandra")
              .withFallback(all.withOnlyPath("meshwork.quarantine"))
              .withFallback(
                  ConfigFactory.parseResources(QuarantineSettings.class, "quarantine.conf"))
              .resolve();
      return new QuarantineSettings(
          mine.getConfig("meshwork.cassandra"), mine.getConfig("meshwork.quarantine"));
    } catch (ConfigException e) {
      throw CliException.configuration("cannot read " + profile + ": " + e.getMessage());
    }
  }

  List<String> contactPoints() {
    return cassandra.getValue("contact-points").unwrapped() instanceof List
        ? cassandra.getStringList("contact-points")
        : List.of(cassandra.getString("contact-points").trim().split("\\s*,\\s*"));
  }

  String text(String key) {
    return cassandra.getString(key);
  }

  boolean tls() {
    return cassandra.getBoolean("tls");
  }

  Duration duration(String key) {
    return cassandra.getDuration(key);
  }

  /** Empty if it is absent or blank. */
  Optional<String> optional(String key) {
    return optional(cassandra, key);
  }

  /**
   * The keys of encrypted records.
   *
   * @throws CliException if none is configured, or they aren't well-formed
   */
  KeyRing keys() {
    Optional<String> file = optional(quarantine, "key-file");
    Optional<String> text = optional(quarantine, "key");
    try {
      return file.map(Path::of)
          .map(KeyRing::read)
          .or(() -> text.map(KeyRing::parse))
          .orElseThrow(
              () ->
                  CliException.configuration(
                      "there is no key. Set MESHWORK_QUARANTINE_KEY, or meshwork.quarantine.key-file in"
                          + " the profile."));
    } catch (KeyRingException e) {
      throw CliException.configuration("meshwork.quarantine: " + e.getMessage());
    }
  }

  private static Optional<String> optional(Config config, String key) {
    return config.hasPath(key)
        ? Optional.of(config.getString(key)).filter(text -> !text.isBlank())
        : Optional.empty();
  }
}
