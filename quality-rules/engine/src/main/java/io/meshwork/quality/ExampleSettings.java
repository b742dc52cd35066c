package io.meshwork.quality;

import java.util.Optional;
import java.util.Set;

/**
 * How failing rows are shown.
 *
 * @param perRule how many of them, at most, per rule
 * @param masked the columns whose values stay hidden
 * @param place the columns that say where a row came from; empty if the rows have none
 */
public record ExampleSettings(int perRule, Set<String> masked, Optional<PlaceColumns> place) {
  public ExampleSettings {
    masked = Set.copyOf(masked);
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
