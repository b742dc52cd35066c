package io.meshwork.runtime.run;

import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import io.meshwork.runtime.checkpoint.LocalCheckpointFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Where Spark keeps a product's offsets. Beside them stand the identities of the topics that they
 * belong to: a topic that was made anew begins at offset 0 again, and going on at the old offset
 * would skip its records without a word.
 */
final class Checkpoint {
  private static final String TOPIC_ID = "topic-id";

  private final Path directory;
  private final Configuration hadoop;

  Checkpoint(String root, String product, Configuration hadoop) {
    this.directory = new Path(root, product);
    this.hadoop = hadoop;
  }

  String location() {
    return directory.toString();
  }

  /**
   * How Spark is to write it, beside what it was told.
   *
   * @throws MeshException UNAVAILABLE if there is no way to its folder
   */
  Map<String, String> settings() {
    try {
      return LocalCheckpointFiles.canKeep(directory, hadoop)
          ? Map.of(LocalCheckpointFiles.SETTING, LocalCheckpointFiles.class.getName())
          : Map.of();
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  /**
   * @param ids the brokers' identities of the topics, by their names
   * @throws MeshException CONFIGURATION if the checkpoint belongs to another topic of such a name
   */
  void claim(Map<String, String> ids) {
    ids.forEach(
        (topic, id) -> claim(topic, id, ids.size() == 1 ? TOPIC_ID : TOPIC_ID + "." + topic));
  }

  private void claim(String topic, String topicId, String name) {
    Path file = new Path(directory, name);
    try {
      FileSystem files = file.getFileSystem(hadoop);
      String known = files.exists(file) ? read(files, file) : "";
      if (known.isEmpty()) {
        write(files, file, topicId);
        return;
      }
      if (!known.equals(topicId)) {
        throw new MeshException(
            Category.CONFIGURATION,
            "Topic "
                + topic
                + " was made anew since the last run: the offsets in "
                + directory
                + " belong to topic id "
                + known
                + ", the brokers' one is "
                + topicId
                + ". To read the new topic from its beginning, remove that folder; what it lands"
                + " twice is the same.");
      }
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  private MeshException unavailable(IOException e) {
    return new MeshException(
        Category.UNAVAILABLE,
        "The checkpoint at "
            + directory
            + " can't be read or written. Set meshwork.checkpoints.directory to a folder that the"
            + " driver and all executors may write to.",
        e);
  }

  private static String read(FileSystem files, Path file) throws IOException {
    try (FSDataInputStream in = files.open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void write(FileSystem files, Path file, String text) throws IOException {
    try (FSDataOutputStream out = files.create(file)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
