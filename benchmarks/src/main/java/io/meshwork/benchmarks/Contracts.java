package io.meshwork.benchmarks;

import io.meshwork.contract.DataContract;
import io.meshwork.contract.Shelf;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The contracts of the benchmarks, which lie in their jar. */
final class Contracts {
  private static final Shelf NONE =
      new Shelf() {
        @Override
        public Optional<String> text(String name) {
          return Optional.empty();
        }

        @Override
        public List<String> names() {
          return List.of();
        }
      };

  private Contracts() {}

  static DataContract events() {
    return named("events");
  }

  /** The text of the contract of the events, with another topic. */
  static String eventsFrom(String topic) {
    return text("contracts/events.odcs.yaml")
        .replace("physicalName: " + Events.TOPIC, "physicalName: " + topic);
  }

  /** The same events, by device: rows of one partition come together. */
  static DataContract eventsByDevice() {
    return named("device_events");
  }

  /** Readings, and how they run per minute. */
  static DataContract readings() {
    return named("readings");
  }

  private static DataContract named(String name) {
    String resource = "contracts/" + name + ".odcs.yaml";
    return DataContract.parse(resource, text(resource), NONE);
  }

  /** What a file in the jar says. */
  static String text(String resource) {
    try (InputStream text = Contracts.class.getClassLoader().getResourceAsStream(resource)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
