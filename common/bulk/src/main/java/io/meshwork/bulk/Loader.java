package io.meshwork.bulk;

import io.meshwork.bulk.Answer.Outcome;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.cassandra.config.DatabaseDescriptor;
import org.apache.cassandra.io.sstable.SSTableLoader;
import org.apache.cassandra.io.util.File;
import org.apache.cassandra.utils.OutputHandler;

/** Writes the rows of one load to files, sends these to the nodes, and removes them. */
final class Loader {
  private final Load load;
  private final Path folder;

  private Loader(Load load, Path folder) {
    this.load = load;
    this.folder = folder;
  }

  /**
   * Does a load.
   *
   * @param home where its files may lie meanwhile
   * @param in the rows
   */
  static Answer load(Load load, Path home, DataInputStream in) throws IOException {
    Path folder = Files.createTempDirectory(home, "load");
    try {
      return new Loader(load, folder).load(in);
    } finally {
      delete(folder);
    }
  }

  private Answer load(DataInputStream in) throws IOException {
    List<Path> written;
    try {
      written = write(in);
    } catch (RuntimeException e) { // its message may have a value
      return new Answer(Outcome.NOT_WRITTEN, e.getClass().getSimpleName());
    }
    try {
      stream(written);
      return Answer.loaded();
    } catch (ExecutionException | RuntimeException e) {
      return new Answer(Outcome.NOT_STREAMED, reason(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(Outcome.NOT_STREAMED, "it was interrupted");
    }
  }

  private List<Path> write(DataInputStream in) throws IOException {
    List<TableFiles> tables = new ArrayList<>();
    for (Load.Target table : load.tables()) {
      tables.add(new TableFiles(folder, load, table));
    }
    for (int table = Frames.table(in); table >= 0; table = Frames.table(in)) {
      tables.get(table).add(in);
    }
    for (TableFiles table : tables) {
      table.close();
    }
    return tables.stream().map(TableFiles::folder).toList();
  }

  private void stream(List<Path> tables)
      throws IOException, InterruptedException, ExecutionException {
    limit(load.streamMebibytesPerSecond());
    for (Path table : tables) {
      if (!isEmpty(table)) {
        OutputHandler quiet = new OutputHandler.LogOutput();
        new SSTableLoader(new File(table), new Ring(load), quiet).stream().get();
      }
    }
  }

  /** Cassandra's messages have parts of stack traces in them. */
  private static String reason(Exception failure) {
    return String.valueOf(failure.getMessage())
        .lines()
        .filter(line -> !line.startsWith("\t") && !line.isBlank())
        .map(String::strip)
        .collect(Collectors.joining(" | "));
  }

  /** What Cassandra limits by itself is meant for repairs beside a node's own work. */
  private static void limit(int mebibytesPerSecond) {
    DatabaseDescriptor.setStreamThroughputOutboundBytesPerSec((long) mebibytesPerSecond << 20);
    DatabaseDescriptor.setEntireSSTableStreamThroughputOutboundMebibytesPerSec(mebibytesPerSecond);
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
