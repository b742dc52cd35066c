package io.meshwork.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationStart;
import org.apache.spark.scheduler.SparkListenerJobStart;

/**
 * Notes when a submitted job has come how far, in a file that its parent reads. Spark makes one of
 * each class in {@code spark.extraListeners}.
 */
public final class StartMarks extends SparkListener {
  static final String JVM = "jvm";
  static final String MAIN = "main";
  static final String SPARK = "spark";
  static final String JOB = "job";

  /** Spark hands its settings with this prefix on to the listener. */
  static final String FILE = "spark.meshwork.marks";

  private final Path file;
  private boolean hasJob;

  /** As Spark makes it. */
  public StartMarks(SparkConf conf) {
    this.file = Path.of(conf.get(FILE));
  }

  @Override
  public void onApplicationStart(SparkListenerApplicationStart start) {
    add(file, SPARK, System.currentTimeMillis());
  }

  @Override
  public void onJobStart(SparkListenerJobStart start) {
    if (!hasJob) {
      hasJob = true;
      add(file, JOB, start.time());
    }
  }

  static void add(Path file, String mark, long millis) {
    try {
      Files.writeString(
          file, mark + " " + millis + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Milliseconds since 1970 by mark. */
  static Map<String, Long> read(Path file) {
    try {
      Map<String, Long> marks = new HashMap<>();
      for (String line : Files.readAllLines(file)) {
        String[] words = line.split(" ", -1);
        marks.put(words[0], Long.parseLong(words[1]));
      }
      return marks;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
