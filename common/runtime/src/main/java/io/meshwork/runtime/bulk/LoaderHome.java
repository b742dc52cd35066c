package io.meshwork.runtime.bulk;

import io.meshwork.bulk.Folders;
import io.meshwork.bulk.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The folder of one process. A lock on a file in it says that this JVM lives: it goes with the JVM,
 * however that ends, and holds for other machines and containers that have the folder too.
 */
final class LoaderHome implements AutoCloseable {
  private static final String PREFIX = "meshwork-bulk";
  private static final String LOCK = "lock";

  /** To open and close one's own lock file would give up the lock. */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel lock;

  private LoaderHome(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Makes a folder, and removes those whose JVM is gone.
   *
   * @param parent where; made if it isn't there
   */
  static LoaderHome in(Path parent) throws IOException {
    Path real = Files.createDirectories(parent).toRealPath();
    removeLeft(real);
    Path folder = Files.createTempDirectory(real, PREFIX);
    OWN.add(folder);
    FileChannel lock = null;
    try {
      // Others look at the lock only under its name, which it has once it is held.
      Path unheld = Files.createFile(folder.resolve(LOCK + ".part"));
      lock = FileChannel.open(unheld, StandardOpenOption.WRITE);
      lock.lock();
      Files.move(unheld, folder.resolve(LOCK));
      return new LoaderHome(folder, lock);
    } catch (IOException e) {
      new LoaderHome(folder, lock).close();
      throw e;
    }
  }

  private static void removeLeft(Path parent) throws IOException {
    try (Stream<Path> folders = Files.list(parent)) {
      for (Path folder : folders.toList()) {
        if (folder.getFileName().toString().startsWith(PREFIX)
            && !OWN.contains(folder)
            && isLeft(folder.resolve(LOCK))) {
          Folders.remove(folder);
        }
      }
    }
  }

  private static boolean isLeft(Path lock) {
    if (!Files.exists(lock)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        FileLock ours = channel.tryLock()) {
      return ours != null;
    } catch (IOException | OverlappingFileLockException e) { // another's, or gone meanwhile
      return false;
    }
  }

  Path folder() {
    return folder;
  }

  /** What the process prints. */
  Path log() {
    return folder.resolve("log");
  }

  /** The end of what the process said of itself, for a message. */
  String lastWords() {
    try (Stream<String> lines = Files.lines(log())) {
      List<String> words = Words.last(lines.toList());
      return words.isEmpty()
          ? "It left no words."
          : "Its last words: " + String.join(" | ", words) + ".";
    } catch (IOException | UncheckedIOException e) {
      return "It left no words.";
    }
  }

  /** Removes the folder. */
  @Override
  public void close() {
    Folders.remove(folder);
    OWN.remove(folder);
    try {
      if (lock != null) {
        lock.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
