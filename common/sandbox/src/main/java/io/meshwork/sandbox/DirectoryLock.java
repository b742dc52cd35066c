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

/** One process, and in it one thread, at a time may change what runs in a sandbox's directory. */
final class DirectoryLock implements AutoCloseable {
  // A file lock belongs to the whole JVM, so its threads need a lock of their own.
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private final ReentrantLock threads;
  private final FileChannel channel;

  private DirectoryLock(ReentrantLock threads, FileChannel channel) {
    this.threads = threads;
    this.channel = channel;
  }

  /** Waits for its turn. */
  static DirectoryLock of(Path dir) {
    ReentrantLock threads = THREADS.computeIfAbsent(dir, any -> new ReentrantLock());
    threads.lock();
    try {
      return new DirectoryLock(threads, lockedFile(dir));
    } catch (IOException e) {
      threads.unlock();
      throw new UncheckedIOException(e);
    }
  }

  // The channel is closed by close(), which also releases the lock of the file.
  @SuppressWarnings("resource")
  private static FileChannel lockedFile(Path dir) throws IOException {
    Files.createDirectories(dir);
    FileChannel channel =
        FileChannel.open(
            dir.resolve("sandbox.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.lock();
    return channel;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      threads.unlock();
    }
  }
}
