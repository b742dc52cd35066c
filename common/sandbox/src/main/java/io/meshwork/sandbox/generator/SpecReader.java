package io.meshwork.sandbox.generator;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigUtil;
import io.meshwork.sandbox.SandboxException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads a specification, and says everything that is wrong with it at once. */
final class SpecReader {
  private final Config config;
  private final List<String> problems = new ArrayList<>();

  private SpecReader(Config config) {
    this.config = config;
  }

  static EventSpec read(Path file) {
    try {
      Config config =
          ConfigFactory.parseFile(
                  file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false))
              .resolve();
      return new SpecReader(config).spec(file);
    } catch (ConfigException.IO | ConfigException.Parse e) {
      throw new SandboxException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private EventSpec spec(Path file) {
    TopicSpec topic = block("topic", SpecReader::topic);
    Long seed = attempt(config, c -> c.getLong("seed"));
    Entities entities = block("entities", SpecReader::entities);
    String key = attempt(config, c -> c.getString("key"));
    BatchSpec batch =
        block("batch", c -> new BatchSpec(c.getDuration("span"), c.getDuration("interval")));
    StreamSpec stream =
        config.hasPath("stream") ? block("stream", SpecReader::stream) : StreamSpec.NONE;
    Map<String, FieldSource> fields = fields();
    List<Defect> defects = defects();
    refuse(file);
    EventSpec spec = new EventSpec(topic, seed, entities, key, batch, stream, fields, defects);
    problems.addAll(SpecLimits.problems(spec));
    refuse(file);
    return spec;
  }

  private static TopicSpec topic(Config c) {
    Map<String, String> settings = new TreeMap<>();
    if (c.hasPath("config")) {
      c.getConfig("config")
          .entrySet()
          .forEach(
              e ->
                  settings.put(
                      String.join(".", ConfigUtil.splitPath(e.getKey())),
                      String.valueOf(e.getValue().unwrapped())));
    }
    return new TopicSpec(c.getString("name"), c.getInt("partitions"), settings);
  }

  private static Entities entities(Config c) {
    return c.hasPath("ids")
        ? new Entities(c.getStringList("ids"))
        : Entities.numbered(c.getInt("count"), c.getString("id"));
  }

  private static StreamSpec stream(Config c) {
    return new StreamSpec(c.getInt("per-second"), c.getDuration("duration"));
  }

  /** In the order of the file, which HOCON's own map doesn't keep: a list of one-field blocks. */
  private Map<String, FieldSource> fields() {
    Map<String, FieldSource> fields = new LinkedHashMap<>();
    Set<String> before = new LinkedHashSet<>();
    for (Config block : blocks("fields")) {
      FieldSource source = attempt(block, c -> source(c, before));
      if (source != null) {
        fields.put(block.getString("name"), source);
      }
      if (block.hasPath("name")) {
        before.add(block.getString("name"));
      }
    }
    return fields;
  }

  private static FieldSource source(Config c, Set<String> before) {
    String name = c.getString("name");
    FieldSource source = FieldSources.read(c.withoutPath("name"), name);
    Set<String> unknown = new TreeSet<>(source.madeOf());
    unknown.removeAll(before);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "%s is made of %s, which must be a field before it. There are: %s."
              .formatted(name, String.join(", ", unknown), String.join(", ", before)));
    }
    return source;
  }

  private List<Defect> defects() {
    return blocks("defects").stream()
        .map(block -> attempt(block, SpecReader::defect))
        .filter(Objects::nonNull)
        .toList();
  }

  private static Defect defect(Config c) {
    return new Defect(
        c.getString("name"),
        DefectKinds.read(c),
        c.hasPath("count.batch") ? c.getInt("count.batch") : 0,
        c.hasPath("count.stream") ? c.getInt("count.stream") : 0,
        c.hasPath("at") ? OptionalDouble.of(c.getDouble("at")) : OptionalDouble.empty(),
        Outcome.parse(c.getString("expect")));
  }

  private List<? extends Config> blocks(String path) {
    List<? extends Config> blocks = attempt(config, c -> c.getConfigList(path));
    return blocks == null ? List.of() : blocks;
  }

  private <T> T block(String path, Function<Config, T> read) {
    return attempt(config, c -> read.apply(c.getConfig(path)));
  }

  /** What can't be read becomes a problem, and null. */
  private <T> T attempt(Config block, Function<Config, T> read) {
    try {
      return read.apply(block);
    } catch (ConfigException e) {
      // Says by itself where.
      problems.add(e.getMessage());
    } catch (IllegalArgumentException | DateTimeException e) {
      problems.add("line " + block.origin().lineNumber() + ": " + e.getMessage());
    }
    return null;
  }

  private void refuse(Path file) {
    if (!problems.isEmpty()) {
      throw SandboxException.of("Cannot generate events from " + file, problems);
    }
  }
}
