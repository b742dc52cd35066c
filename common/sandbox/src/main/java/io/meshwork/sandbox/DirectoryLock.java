package io.meshwork.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** One process, and in it one thread, at a time may change what is in a sandbox's directory. */
final class DirectoryLock {
  // A file lock belongs to the whole JVM, so its threads need a lock of their own.
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private DirectoryLock() {}

  /** Waits for its turn, makes the directory if it isn't there, and runs the action. */
  static void holding(Path dir, Runnable action) {
    ReentrantLock threads = THREADS.computeIfAbsent(dir, any -> new ReentrantLock());
    threads.lock();
    try (FileChannel channel = lockFile(dir)) {
      channel.lock();
      action.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      threads.unlock();
    }
  }

  private static FileChannel lockFile(Path dir) throws IOException {
    Files.createDirectories(dir);
    return FileChannel.open(
        dir.resolve("sandbox.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }
}
