package io.meshwork.cli.demo;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whom requests ask to erase.
 *
 * @param keys all that they are known by
 */
record Persons(Set<String> keys) {
  Persons {
    keys = Set.copyOf(keys);
  }

  /**
   * That a key is of the person whom a table with {@code sameEntity} calls so.
   *
   * @param key with its prefix
   */
  record Same(String key, String name) {}

  /**
   * Those who are asked for, by every key that is said to be theirs too.
   *
   * @param asked keys
   */
  static Persons of(Set<String> asked, List<Same> said) {
    Set<String> names =
        said.stream()
            .filter(same -> asked.contains(same.key()))
            .map(Same::name)
            .collect(Collectors.toSet());
    Set<String> keys = new HashSet<>(asked);
    said.stream().filter(same -> names.contains(same.name())).map(Same::key).forEach(keys::add);
    return new Persons(keys);
  }
}
