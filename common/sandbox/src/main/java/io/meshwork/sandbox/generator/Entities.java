package io.meshwork.sandbox.generator;

import java.util.Locale;

/**
 * What the events are about.
 *
 * @param count how many there are
 * @param id how their ids are made from 0, 1, 2..., a format such as {@code dev-%04d}
 */
public record Entities(int count, String id) {
  String id(int number) {
    return String.format(Locale.ROOT, id, number);
  }
}
