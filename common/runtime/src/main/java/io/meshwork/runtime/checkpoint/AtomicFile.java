package io.meshwork.runtime.checkpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.apache.spark.sql.execution.streaming.CheckpointFileManager.CancellableFSDataOutputStream;

/** A file that is there whole once it is closed, and isn't there before. */
final class AtomicFile extends CancellableFSDataOutputStream {
  private final Path unfinished;
  private final Path file;
  private final boolean overwrite;
  private boolean isOver;

  private AtomicFile(OutputStream out, Path unfinished, Path file, boolean overwrite) {
    super(out);
    this.unfinished = unfinished;
    this.file = file;
    this.overwrite = overwrite;
  }

  static AtomicFile create(Path file, boolean overwrite) throws IOException {
    Path unfinished =
        file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
    return new AtomicFile(Files.newOutputStream(unfinished), unfinished, file, overwrite);
  }

  /**
   * Not forced to the disk: a machine that loses power may lose it, or a part of it.
   *
   * @throws org.apache.hadoop.fs.FileAlreadyExistsException if another one has written the file and
   *     it isn't to be overwritten
   */
  @Override
  public void close() throws IOException {
    if (isOver) {
      return;
    }
    isOver = true;
    try {
      super.close();
      publish();
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private void publish() throws IOException {
    if (overwrite) {
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    try {
      Files.createLink(file, unfinished); // fails if it is there, which a move wouldn't
    } catch (FileAlreadyExistsException e) {
      throw taken();
    } catch (UnsupportedOperationException | FileSystemException e) {
      moveUnlessThere();
    }
  }

  /** Where files can't have two names. Two that look at the same moment may both go on. */
  private void moveUnlessThere() throws IOException {
    if (Files.exists(file)) {
      throw taken();
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private IOException taken() {
    return new org.apache.hadoop.fs.FileAlreadyExistsException(file + " is there already");
  }

  @Override
  public void cancel() {
    if (isOver) {
      return;
    }
    isOver = true;
    try (OutputStream closed = out) {
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
