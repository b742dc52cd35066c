package io.meshwork.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the contracts are that one contract may refer to: a folder, or the resources of a jar. */
public interface Shelf {
  /**
   * The text of the contract file of this name; empty if it isn't there.
   *
   * @throws UncheckedIOException if it is there and can't be read
   */
  Optional<String> text(String name);

  /** The names that a misspelt one may stand for, as far as they are known. */
  List<String> names();

  /** The folder that holds a file, which needn't exist itself. */
  static Shelf besides(String file) {
    return new Folder(Path.of(file).toAbsolutePath().getParent());
  }

  /** The files of a folder. */
  record Folder(Path path) implements Shelf {
    @Override
    public Optional<String> text(String name) {
      Path file = path.resolve(name);
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      try {
        return Optional.of(Files.readString(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public List<String> names() {
      try (Stream<Path> files = Files.list(path)) {
        return files
            .map(f -> f.getFileName().toString())
            .filter(f -> f.endsWith(".yaml"))
            .sorted()
            .toList();
      } catch (IOException e) {
        return List.of(); // nothing to suggest then
      }
    }
  }
}
