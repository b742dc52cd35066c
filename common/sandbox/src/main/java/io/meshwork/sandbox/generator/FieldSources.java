package io.meshwork.sandbox.generator;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * The sources by the name that a specification gives them; each block has exactly one of these
 * names.
 */
final class FieldSources {
  private static final Map<String, BiFunction<Config, String, FieldSource>> KINDS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("constant", (c, path) -> new Constant(c.getAnyRef("value"))),
              Map.entry("entity", (c, path) -> new EntityId()),
              Map.entry("time", (c, path) -> new EventTime()),
              Map.entry("counter", (c, path) -> new Counter(c.getLong("from"))),
              Map.entry("choice", (c, path) -> choice(c)),
              Map.entry("number", (c, path) -> number(c)),
              Map.entry("integer", (c, path) -> integer(c)),
              Map.entry("walk", (c, path) -> walk(c)),
              Map.entry("date", (c, path) -> date(c)),
              Map.entry("day", (c, path) -> new EventDay()),
              Map.entry("digits", (c, path) -> new Digits(c.getString("pattern"))),
              Map.entry("text", (c, path) -> new Written(c.getString("template"))),
              Map.entry("optional", FieldSources::sometimes),
              Map.entry(
                  "attribute", (c, path) -> new Attribute(path, read(c.getConfig("of"), path))),
              Map.entry("switch", FieldSources::byField)));

  private FieldSources() {}

  /**
   * @param block such as {@code { walk { min = 0, max = 9, step = 1, decimals = 2 } }}, {@code {
   *     digits.pattern = "+44 ####" }} or {@code { text.template = "{shop}-{n}" }}
   * @param path the field's name, and those of the switches on the way
   * @throws IllegalArgumentException if the block isn't one known source
   */
  static FieldSource read(Config block, String path) {
    List<String> names = List.copyOf(block.root().keySet());
    if (names.size() != 1 || !KINDS.containsKey(names.get(0))) {
      throw new IllegalArgumentException(
          "the source of a field is one of: %s. Found: %s."
              .formatted(String.join(", ", KINDS.keySet()), String.join(", ", names)));
    }
    return KINDS.get(names.get(0)).apply(block.getConfig(names.get(0)), path);
  }

  private static FieldSource number(Config c) {
    return new UniformNumber(c.getDouble("min"), c.getDouble("max"), c.getInt("decimals"));
  }

  private static FieldSource integer(Config c) {
    return new UniformInteger(c.getLong("min"), c.getLong("max"));
  }

  private static FieldSource walk(Config c) {
    return new RandomWalk(
        c.getDouble("min"), c.getDouble("max"), c.getDouble("step"), c.getInt("decimals"));
  }

  private static FieldSource date(Config c) {
    return new UniformDate(
        LocalDate.parse(c.getString("from")), LocalDate.parse(c.getString("to")));
  }

  private static FieldSource sometimes(Config c, String path) {
    return new Sometimes(c.getDouble("share"), read(c.getConfig("of"), path));
  }

  /** {@code of} is a list of values, or of {@code { value, weight }}. */
  private static FieldSource choice(Config c) {
    return new WeightedChoice(c.getList("of").stream().map(FieldSources::weighted).toList());
  }

  private static WeightedChoice.Option weighted(ConfigValue value) {
    if (value instanceof ConfigObject option) {
      return new WeightedChoice.Option(
          option.toConfig().getAnyRef("value"), option.toConfig().getDouble("weight"));
    }
    return new WeightedChoice.Option(value.unwrapped(), 1);
  }

  private static FieldSource byField(Config c, String path) {
    Map<String, FieldSource> cases = new LinkedHashMap<>();
    Config blocks = c.getConfig("cases");
    blocks.root().keySet().forEach(name -> cases.put(name, ofCase(blocks, name, path)));
    Optional<FieldSource> otherwise =
        c.hasPath("otherwise")
            ? Optional.of(read(c.getConfig("otherwise"), path + ".otherwise"))
            : Optional.empty();
    return new ByField(c.getString("on"), cases, otherwise);
  }

  /** A value may be written with signs that mean something in a path, such as USD/EUR. */
  private static FieldSource ofCase(Config blocks, String name, String path) {
    return read(blocks.getConfig(ConfigUtil.joinPath(name)), path + "." + name);
  }
}
