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

  /** The same events, by device: rows of one partition come together. */
  static DataContract eventsByDevice() {
    return named("device_events");
  }

  private static DataContract named(String name) {
    String resource = "contracts/" + name + ".odcs.yaml";
    try (InputStream text = Contracts.class.getClassLoader().getResourceAsStream(resource)) {
      return DataContract.parse(
          resource, new String(text.readAllBytes(), StandardCharsets.UTF_8), NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
