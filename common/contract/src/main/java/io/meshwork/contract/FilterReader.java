package io.meshwork.contract;

import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.Suggestion;
import io.meshwork.contract.yaml.Yaml;
import io.meshwork.contract.yaml.YamlList;
import io.meshwork.contract.yaml.YamlMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a topic's filters: a list of {@code {name, where, description}}. */
final class FilterReader {
  private static final List<String> KEYS = List.of("name", "where", "description");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");

  private FilterReader() {}

  static List<Filter> read(Yaml value, Findings findings) {
    if (!(value instanceof YamlList list)) {
      findings.add(
          value.line(), "filters must be a list of maps with name and where, not " + value.words());
      return List.of();
    }
    var filters = new ArrayList<Filter>();
    var names = new HashSet<String>();
    for (Yaml item : list.items()) {
      if (!(item instanceof YamlMap map)) {
        findings.add(
            item.line(), "a filter must be a map with name and where, not " + item.words());
        continue;
      }
      var filter = filter(map, findings);
      filters.add(filter);
      if (!names.add(filter.name())) {
        findings.add(filter.line(), "filter \"%s\" is here twice".formatted(filter.name()));
      }
    }
    return filters;
  }

  private static Filter filter(YamlMap map, Findings findings) {
    for (String key : map.keys()) {
      if (!KEYS.contains(key)) {
        findings.add(
            map.lineOf(key), "unknown key \"%s\"%s".formatted(key, Suggestion.ending(key, KEYS)));
      }
    }
    var name = map.text("name").orElse("");
    if (!NAME.matcher(name).matches()) {
      findings.add(
          map.lineOf("name"),
          "a filter needs a name of small letters, digits and \"-\", a letter first");
    }
    if (name.equals(Filter.ERASED)) {
      findings.add(
          map.lineOf("name"),
          "filter \"%s\" is the platform's own: of records whose person was erased. Choose another name."
              .formatted(name));
    }
    var where = map.text("where").orElse("").strip();
    if (where.isEmpty()) {
      findings.add(
          map.lineOf("where"), "filter \"%s\" needs where: an SQL condition".formatted(name));
    }
    return new Filter(name, where, map.text("description").orElse(""), map.line());
  }
}
