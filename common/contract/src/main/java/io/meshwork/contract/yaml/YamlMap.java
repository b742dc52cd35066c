package io.meshwork.contract.yaml;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A map from text keys. Its typed accessors are lenient: a value of another type counts as absent,
 * since a check of its shape reports it.
 */
public record YamlMap(int line, Map<String, Entry> entries) implements Yaml {

  /** An empty map, for what isn't there. */
  public static final YamlMap EMPTY = new YamlMap(0, Map.of());

  public YamlMap {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  /** A value with the line of its key. */
  public record Entry(int line, Yaml value) {}

  public Set<String> keys() {
    return entries.keySet();
  }

  public boolean has(String key) {
    return entries.containsKey(key);
  }

  /** The line of the key if it is there, else of the map. */
  public int lineOf(String key) {
    return has(key) ? entries.get(key).line() : line;
  }

  public Optional<Yaml> value(String key) {
    return Optional.ofNullable(entries.get(key)).map(Entry::value);
  }

  public Optional<YamlScalar> scalar(String key) {
    return value(key).filter(YamlScalar.class::isInstance).map(YamlScalar.class::cast);
  }

  public Optional<String> text(String key) {
    return scalar(key).flatMap(YamlScalar::text);
  }

  public Optional<BigDecimal> number(String key) {
    return scalar(key).flatMap(YamlScalar::number);
  }

  public boolean isTrue(String key) {
    return scalar(key).map(s -> Boolean.TRUE.equals(s.value())).orElse(false);
  }

  public YamlMap map(String key) {
    return value(key).filter(YamlMap.class::isInstance).map(YamlMap.class::cast).orElse(EMPTY);
  }

  public List<Yaml> list(String key) {
    return value(key)
        .map(v -> v instanceof YamlList list ? list.items() : List.<Yaml>of())
        .orElse(List.of());
  }

  /** The maps in the list of this key. */
  public List<YamlMap> maps(String key) {
    return list(key).stream().filter(YamlMap.class::isInstance).map(YamlMap.class::cast).toList();
  }

  /** The same without one key. */
  public YamlMap without(String key) {
    var fewer = new LinkedHashMap<>(entries);
    fewer.remove(key);
    return new YamlMap(line, fewer);
  }

  @Override
  public String words() {
    return "a map";
  }
}
