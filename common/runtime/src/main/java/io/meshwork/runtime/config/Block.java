package io.meshwork.runtime.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * One block of the configuration, read key by key. Nothing here throws: a bad value adds a problem
 * that names key, value and origin, and the reading goes on with a stand-in, so that all problems
 * are found in one go. {@link #done()} reports the keys that nobody asked for.
 */
public final class Block {
  private final Config config;
  private final String path;
  private final Problems problems;
  private final Set<String> known = new TreeSet<>();

  public Block(Config root, String path, Problems problems) {
    this.config = root.hasPath(path) ? root.getConfig(path) : ConfigFactory.empty();
    this.path = path;
    this.problems = problems;
  }

  public String text(String key) {
    return value(key, () -> config.getString(key), "");
  }

  /** Empty if the key is absent or blank: an unset environment variable leaves it so. */
  public Optional<String> optionalText(String key) {
    known.add(key);
    if (!config.hasPath(key) || text(key).isBlank()) {
      return Optional.empty();
    }
    return Optional.of(text(key));
  }

  /** A list, or one text with commas, as environment variables carry lists. */
  public List<String> texts(String key) {
    return value(
        key,
        () ->
            config.getValue(key).unwrapped() instanceof List
                ? config.getStringList(key)
                : List.of(config.getString(key).trim().split("\\s*,\\s*")),
        List.of());
  }

  public boolean flag(String key) {
    return value(key, () -> config.getBoolean(key), false);
  }

  public int integer(String key, int min, int max) {
    int number = value(key, () -> config.getInt(key), min);
    if (number < min || number > max) {
      problem(key, "is " + number + ". Give a whole number from " + min + " to " + max + ".");
    }
    return number;
  }

  /** A size such as {@code 40 KiB}. */
  public long bytes(String key) {
    return value(key, () -> config.getBytes(key), 0L);
  }

  /** A time such as {@code 10 seconds}. */
  public Duration duration(String key) {
    return value(key, () -> config.getDuration(key), Duration.ZERO);
  }

  /** Everything below a key, as plain texts: for settings that are handed on to Kafka or Spark. */
  public java.util.Map<String, String> settings(String key) {
    known.add(key);
    java.util.Map<String, String> settings = new java.util.TreeMap<>();
    if (config.hasPath(key)) {
      config
          .getConfig(key)
          .entrySet()
          .forEach(
              e ->
                  settings.put(
                      e.getKey().replace("\"", ""), String.valueOf(e.getValue().unwrapped())));
    }
    return settings;
  }

  /** Everything below a key as it stands, blocks within it too: for what somebody else reads. */
  public java.util.Map<String, Object> tree(String key) {
    return value(key, () -> config.getObject(key).unwrapped(), java.util.Map.of());
  }

  /** Reports each key of this block that was not read. */
  public void done() {
    for (String key : config.root().keySet()) {
      if (!known.contains(key)) {
        problem(key, "is not a setting." + suggestion(key), config.root().get(key));
      }
    }
  }

  private <T> T value(String key, Supplier<T> read, T standIn) {
    known.add(key);
    if (!config.hasPath(key)) {
      problem(key, "is missing. Set it in the profile that --conf names.");
      return standIn;
    }
    try {
      return read.get();
    } catch (ConfigException e) {
      problem(key, "is " + config.getValue(key).render() + ": " + expected(e));
      return standIn;
    }
  }

  private void problem(String key, String what) {
    problem(key, what, config.hasPath(key) ? config.getValue(key) : null);
  }

  private void problem(String key, String what, ConfigValue at) {
    String origin = at == null ? "" : " (" + at.origin().description() + ")";
    problems.add(path + "." + key + " " + what + origin);
  }

  private static String expected(ConfigException e) {
    return String.valueOf(e.getMessage())
        .replaceFirst("^.*?: \\d+: (Invalid value at '[^']*': )?", "");
  }

  private String suggestion(String key) {
    return Spelling.closest(key, known)
        .map(near -> " Did you mean \"" + near + "\"?")
        .orElse(" Known here: " + String.join(", ", known) + ".");
  }
}
