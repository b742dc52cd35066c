package io.meshwork.bulk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.cassandra.utils.OutputHandler;

/**
 * What Cassandra's loader tells of the files that it opens. One that it can't open or doesn't know
 * it leaves out, says so here and nowhere else, and streams the others.
 */
final class Opened implements OutputHandler {
  private static final String DATA = "-Data.db";

  private final List<String> told = new ArrayList<>();

  /**
   * Requires that every sstable of the folder is among those that are streamed.
   *
   * @throws IllegalStateException if one isn't
   */
  void requireAll(Path folder) throws IOException {
    told.stream().filter(line -> line.startsWith("Skipping")).findFirst().ifPresent(Opened::refuse);
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(DATA) && told.stream().noneMatch(t -> t.contains(file)))
          .findFirst()
          .ifPresent(file -> refuse(file + " belongs to no node"));
    }
  }

  private static void refuse(String why) {
    throw new IllegalStateException("not every sstable was opened: " + why);
  }

  @Override
  public void output(String line) {
    told.add(line);
  }

  @Override
  public void debug(String line) {
    // nothing is told by it that is known nowhere else
  }

  @Override
  public void warn(String line) {
    told.add(line);
  }

  @Override
  public void warn(Throwable failure, String line) {
    told.add(line);
  }
}
