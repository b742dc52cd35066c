package io.meshwork.runtime.checkpoint;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.sql.execution.streaming.FileSystemBasedCheckpointFileManager;

/**
 * A checkpoint's files in a folder of this machine, written and renamed by Java itself. Hadoop
 * starts a process for each attribute of a file that it looks at or sets, five for each
 * micro-batch, which takes a small one longer than its work does.
 */
public final class LocalCheckpointFiles extends FileSystemBasedCheckpointFileManager {
  /** The setting that names the class by which Spark writes checkpoints. */
  public static final String SETTING = "spark.sql.streaming.checkpointFileManagerClass";

  /** As Spark makes it, for a folder of the checkpoint. */
  public LocalCheckpointFiles(Path folder, Configuration hadoop) {
    super(folder, raw(hadoop));
  }

  /** Without Hadoop's checksums, which are files of their own. */
  private static Configuration raw(Configuration hadoop) {
    Configuration raw = new Configuration(hadoop);
    raw.setClass("fs.file.impl", RawLocalFileSystem.class, FileSystem.class);
    raw.setBoolean("fs.file.impl.disable.cache", true);
    return raw;
  }

  /** Whether a checkpoint is in a folder of this machine. */
  public static boolean canKeep(Path checkpoint, Configuration hadoop) throws IOException {
    FileSystem files = checkpoint.getFileSystem(hadoop);
    return files instanceof LocalFileSystem || files instanceof RawLocalFileSystem;
  }

  @Override
  public CancellableFSDataOutputStream createAtomic(Path path, boolean overwrite) {
    if (!isLocal()) {
      return super.createAtomic(path, overwrite);
    }
    try {
      return AtomicFile.create(new File(path.toUri().getPath()).toPath(), overwrite);
    } catch (IOException e) { // Scala declares none.
      throw new UncheckedIOException(e);
    }
  }
}
