package io.meshwork.contract.standard;

import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.Yaml;
import io.meshwork.contract.yaml.YamlList;
import io.meshwork.contract.yaml.YamlMap;
import io.meshwork.contract.yaml.YamlScalar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/** A list of items of one shape; identifiers of its items are unique. */
record ListShape(Shape item, int atLeast, int atMost, boolean distinct) implements Shape {

  static Shape of(Shape item) {
    return new ListShape(item, 0, Integer.MAX_VALUE, false);
  }

  static Shape some(Shape item) {
    return new ListShape(item, 1, Integer.MAX_VALUE, false);
  }

  @Override
  public boolean accepts(Yaml value) {
    return value instanceof YamlList;
  }

  @Override
  public String words() {
    return "a list";
  }

  @Override
  public void inside(String name, Yaml value, Findings findings) {
    var items = ((YamlList) value).items();
    if (items.size() < atLeast) {
      findings.add(value.line(), "\"%s\" needs at least %d items".formatted(name, atLeast));
    }
    if (items.size() > atMost) {
      findings.add(value.line(), "\"%s\" takes at most %d items".formatted(name, atMost));
    }
    if (distinct && repeats(items)) {
      findings.add(value.line(), "\"%s\" has an item twice".formatted(name));
    }
    items.forEach(i -> item.check(name, i.line(), i, findings));
    repeatedIds(name, items, findings);
  }

  private static boolean repeats(List<Yaml> items) {
    var seen = new HashSet<String>();
    return items.stream().anyMatch(i -> i instanceof YamlScalar s && !seen.add(s.plain()));
  }

  private static void repeatedIds(String name, List<Yaml> items, Findings findings) {
    var lines = new HashMap<String, Integer>();
    for (Yaml item : items) {
      if (!(item instanceof YamlMap map) || map.text("id").isEmpty()) {
        continue;
      }
      var id = map.text("id").orElseThrow();
      var earlier = lines.putIfAbsent(id, map.lineOf("id"));
      if (earlier != null) {
        findings.add(
            map.lineOf("id"),
            "id \"%s\" is in \"%s\" twice, first on line %d".formatted(id, name, earlier));
      }
    }
  }
}
