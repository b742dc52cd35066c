package io.meshwork.cli.demo;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whom requests ask to erase.
 *
 * @param keys all that they are known by
 * @param names what tables with {@code sameEntity} call them
 */
record Persons(Set<String> keys, Set<String> names) {
  Persons {
    keys = Set.copyOf(keys);
    names = Set.copyOf(names);
  }

  /**
   * That a key and a name are of one person.
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
    return new Persons(keys, names);
  }
}
