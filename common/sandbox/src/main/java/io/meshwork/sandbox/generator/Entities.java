package io.meshwork.sandbox.generator;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What the events are about.
 *
 * @param ids of each of them
 */
public record Entities(List<String> ids) {
  public Entities {
    ids = List.copyOf(ids);
  }

  /**
   * So many, with ids made from 0, 1, 2...
   *
   * @param format of the ids, such as {@code dev-%04d}
   */
  static Entities numbered(int count, String format) {
    return new Entities(
        IntStream.range(0, count).mapToObj(n -> String.format(Locale.ROOT, format, n)).toList());
  }

  public int count() {
    return ids.size();
  }

  String id(int number) {
    return ids.get(number);
  }
}
