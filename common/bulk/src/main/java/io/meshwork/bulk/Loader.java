package io.meshwork.bulk;

import io.meshwork.bulk.Answer.Outcome;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.cassandra.config.DatabaseDescriptor;
import org.apache.cassandra.io.sstable.SSTableLoader;
import org.apache.cassandra.io.util.File;
import org.apache.cassandra.streaming.StreamResultFuture;

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
   * @throws EOFException if the caller has gone before its last row
   */
  static Answer load(Load load, Path home, DataInputStream in) throws EOFException {
    Path folder;
    try {
      folder = Files.createTempDirectory(home, "load");
    } catch (IOException e) {
      return Failures.writing(e, home);
    }
    try {
      return new Loader(load, folder).load(in);
    } finally {
      Folders.remove(folder);
    }
  }

  private Answer load(DataInputStream in) throws EOFException {
    List<Path> written;
    try {
      written = write(in);
    } catch (EOFException e) {
      throw e;
    } catch (Throwable e) { // Cassandra throws Errors of its own
      return Failures.writing(e, folder);
    }
    try {
      stream(written);
      return Answer.loaded();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(Outcome.NOT_STREAMED, "it was interrupted");
    } catch (Throwable e) { // such as an FSError of a file that it reads
      return Failures.streaming(e, folder);
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
        stream(table);
      }
    }
  }

  private void stream(Path table) throws IOException, InterruptedException, ExecutionException {
    Opened opened = new Opened();
    StreamResultFuture sent = new SSTableLoader(new File(table), new Ring(load), opened).stream();
    if (sent.get().hasAbortedSession()) { // for Cassandra this is no failure
      throw new IllegalStateException("a node has ended the stream");
    }
    opened.requireAll(table);
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
}
