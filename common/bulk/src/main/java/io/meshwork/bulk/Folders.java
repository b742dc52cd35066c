package io.meshwork.bulk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders for files that are needed for a while. */
public final class Folders {
  private Folders() {}

  /** Removes a folder as far as that goes; what is left of it is removed with the one above. */
  public static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      deepestFirst.forEach(path -> path.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      return; // it is gone, or goes at this moment
    }
  }
}
