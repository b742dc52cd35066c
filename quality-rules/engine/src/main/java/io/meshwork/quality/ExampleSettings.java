package io.meshwork.quality;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How failing rows are shown.
 *
 * @param perRule how many of them, at most, per rule
 * @param masked the columns whose values stay hidden
 * @param place the columns that say where a row came from; empty if the rows have none
 * @param key the columns that name a row; they are told where the rows have no place
 */
public record ExampleSettings(
    int perRule, Set<String> masked, Optional<PlaceColumns> place, List<String> key) {
  public ExampleSettings {
    masked = Set.copyOf(masked);
    key = List.copyOf(key);
  }

  /** Of rows that nothing names but their place. */
  public ExampleSettings(int perRule, Set<String> masked, Optional<PlaceColumns> place) {
    this(perRule, masked, place, List.of());
  }

  /**
   * Names of the columns with a row's topic (string), partition (int) and offset (bigint).
   *
   * @param topic the topic's column
   * @param partition the partition's column
   * @param offset the offset's column
   */
  public record PlaceColumns(String topic, String partition, String offset) {}

  /** Shows none. */
  public static ExampleSettings none() {
    return new ExampleSettings(0, Set.of(), Optional.empty());
  }
}
