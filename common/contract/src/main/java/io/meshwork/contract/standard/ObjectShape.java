package io.meshwork.contract.standard;

import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.Suggestion;
import io.meshwork.contract.yaml.Yaml;
import io.meshwork.contract.yaml.YamlMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * A map with known keys.
 *
 * @param noun what it is, for messages: "a server"
 * @param open whether other keys are accepted too
 * @param keys its keys and their shapes
 * @param required the keys that must be there
 * @param variants more keys, or narrower ones, of the maps that satisfy a condition
 * @param rules conditions between keys
 */
record ObjectShape(
    String noun,
    boolean open,
    Map<String, Shape> keys,
    Set<String> required,
    List<Variant> variants,
    List<BiConsumer<YamlMap, Findings>> rules)
    implements Shape {

  record Variant(Predicate<YamlMap> condition, ObjectShape more) {}

  static ObjectShape of(String noun) {
    return new ObjectShape(noun, false, Map.of(), Set.of(), List.of(), List.of());
  }

  ObjectShape opened() {
    return new ObjectShape(noun, true, keys, required, variants, rules);
  }

  ObjectShape optional(Shape shape, String... names) {
    var more = new LinkedHashMap<>(keys);
    for (String name : names) {
      more.put(name, shape);
    }
    return new ObjectShape(noun, open, more, required, variants, rules);
  }

  ObjectShape required(Shape shape, String... names) {
    var must = new LinkedHashSet<>(required);
    must.addAll(List.of(names));
    return new ObjectShape(noun, open, optional(shape, names).keys(), must, variants, rules);
  }

  ObjectShape when(Predicate<YamlMap> condition, ObjectShape more) {
    return new ObjectShape(
        noun, open, keys, required, joined(variants, List.of(new Variant(condition, more))), rules);
  }

  ObjectShape rule(BiConsumer<YamlMap, Findings> rule) {
    return new ObjectShape(noun, open, keys, required, variants, joined(rules, List.of(rule)));
  }

  @Override
  public boolean accepts(Yaml value) {
    return value instanceof YamlMap;
  }

  @Override
  public String words() {
    return "a map";
  }

  @Override
  public void inside(String name, Yaml value, Findings findings) {
    var map = (YamlMap) value;
    var whole = this;
    for (Variant variant : variants) {
      whole = variant.condition().test(map) ? whole.and(variant.more()) : whole;
    }
    whole.checkKeys(map, findings);
  }

  private ObjectShape and(ObjectShape more) {
    var all = new LinkedHashMap<>(keys);
    all.putAll(more.keys);
    var must = new LinkedHashSet<>(required);
    must.addAll(more.required);
    return new ObjectShape(noun, open || more.open, all, must, variants, joined(rules, more.rules));
  }

  private void checkKeys(YamlMap map, Findings findings) {
    required.stream()
        .filter(key -> !map.has(key))
        .forEach(key -> findings.add(map.line(), "%s needs \"%s\"".formatted(noun, key)));
    map.entries().forEach((key, entry) -> checkKey(key, entry, findings));
    rules.forEach(rule -> rule.accept(map, findings));
  }

  private void checkKey(String key, YamlMap.Entry entry, Findings findings) {
    if (keys.containsKey(key)) {
      keys.get(key).check(key, entry.line(), entry.value(), findings);
      return;
    }
    if (!open) {
      findings.add(
          entry.line(),
          "unknown key \"%s\"%s".formatted(key, Suggestion.ending(key, keys.keySet())));
    }
  }

  private static <T> List<T> joined(List<T> some, List<T> more) {
    var all = new ArrayList<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }
}
