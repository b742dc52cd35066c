package io.meshwork.governance.policy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigUtil;
import io.meshwork.contract.Problem;
import io.meshwork.contract.yaml.Suggestion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Reads the configuration of the policies; a bad value is a problem, and the reading goes on. */
final class PolicySettingsReader {
  private static final String BLOCK = "policies";
  private static final String SEVERITY = "severity";
  private static final Config DEFAULTS =
      ConfigFactory.parseResources(PolicySettingsReader.class, "reference.conf");
  private static final List<String> SEVERITIES =
      Stream.of(Severity.values()).map(Severity::toString).toList();

  private final Path file;
  private final List<Problem> problems = new ArrayList<>();

  private PolicySettingsReader(Path file) {
    this.file = file;
  }

  static PolicySettings read(Path file, Collection<String> products) {
    var reader = new PolicySettingsReader(file);
    try {
      Config own = ConfigFactory.parseFile(file.toFile(), ConfigParseOptions.defaults()).resolve();
      reader.checkKeys(own, DEFAULTS, "");
      PolicySettings settings =
          reader.settings(own.withFallback(DEFAULTS).getConfig(BLOCK), products);
      reader.finish();
      return settings;
    } catch (ConfigException e) {
      reader.add(e.origin(), String.valueOf(e.getMessage()).replaceFirst("^.*?: \\d+: ", ""));
      throw reader.invalid();
    }
  }

  private void finish() {
    if (!problems.isEmpty()) {
      throw invalid();
    }
  }

  private InvalidPoliciesException invalid() {
    problems.sort(Comparator.comparingInt(Problem::line));
    return new InvalidPoliciesException(file, problems);
  }

  /** Whatever has no default isn't a setting. */
  private void checkKeys(Config own, Config known, String path) {
    for (String key : own.root().keySet()) {
      String quoted = ConfigUtil.joinPath(key);
      if (!known.root().containsKey(key)) {
        add(
            own.root().get(key).origin(),
            "%s is not a setting%s"
                .formatted(path + key, Suggestion.ending(key, known.root().keySet())));
      } else if (known.root().get(key) instanceof ConfigObject) {
        checkKeys(own.getConfig(quoted), known.getConfig(quoted), path + key + ".");
      }
    }
  }

  private PolicySettings settings(Config config, Collection<String> products) {
    Config severity = config.getConfig(SEVERITY);
    Map<String, Severity> severities = new TreeMap<>();
    for (String policy : severity.root().keySet()) {
      severities.put(policy, severity(severity, policy));
    }
    List<String> classifications = words(config, "classifications");
    Set<String> personal = new LinkedHashSet<>(words(config, "personal"));
    personal.stream()
        .filter(word -> !classifications.contains(word))
        .forEach(word -> addUnknown(config, "personal", word, classifications));
    var exemptions = new ExemptionReader(severities.keySet(), products, this::add);
    return new PolicySettings(
        severities,
        classifications,
        personal,
        value(config, "maximal-latency", Config::getDuration).orElse(Duration.ZERO),
        value(config, "exemptions", Config::getConfigList).stream()
            .flatMap(List::stream)
            .flatMap(e -> exemptions.read(e).stream())
            .toList());
  }

  private Severity severity(Config severity, String policy) {
    String word = value(severity, policy, Config::getString).orElse(SEVERITIES.get(0));
    int index = SEVERITIES.indexOf(word);
    if (index < 0) {
      addUnknown(severity, policy, word, SEVERITIES);
      return Severity.ERROR;
    }
    return Severity.values()[index];
  }

  private List<String> words(Config config, String key) {
    return value(config, key, Config::getStringList).orElse(List.of()).stream()
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }

  private <T> Optional<T> value(Config config, String key, BiFunction<Config, String, T> read) {
    try {
      return Optional.of(read.apply(config, key));
    } catch (ConfigException.WrongType | ConfigException.BadValue e) {
      add(e.origin(), String.valueOf(e.getMessage()).replaceFirst("^.*?: \\d+: ", ""));
      return Optional.empty();
    }
  }

  private void addUnknown(Config config, String key, String word, Collection<String> accepted) {
    add(
        config.getValue(key).origin(),
        "%s is \"%s\"%s".formatted(key, word, Suggestion.ending(word, accepted)));
  }

  private void add(ConfigOrigin origin, String message) {
    int line = origin == null ? 0 : Math.max(0, origin.lineNumber());
    problems.add(new Problem(file.toString(), line, message));
  }
}
