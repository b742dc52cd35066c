package io.meshwork.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A Spark home for Scala 2.13, made of links to the jars that the build resolved.
 *
 * <p>Holds {@code jars/}, {@code conf/}, {@code bin/spark-submit} and {@code bin/spark-class}. What
 * a job brings in its own jar (the Kafka source, the Cassandra connector, Deequ) is not in it.
 *
 * @param dir what SPARK_HOME is set to; the scripts find it themselves
 */
public record SparkHome(Path dir) {
  private static final Map<String, String> FILES =
      Map.of(
          "conf/spark-defaults.conf", "spark-defaults.conf",
          "conf/log4j2.properties", "spark-log4j2.properties",
          "bin/spark-class", "spark-class.sh",
          "bin/spark-submit", "spark-submit.sh");

  /**
   * Makes or refreshes the home; harmless when it is there already, and when several processes do
   * it at once.
   *
   * @throws SandboxException if the module with Spark's jars wasn't built
   */
  public static SparkHome assemble(Path dir) {
    SparkHome home = new SparkHome(dir.toAbsolutePath().normalize());
    ServerJars jars = ServerJars.of("spark");
    DirectoryLock.holding(home.dir, () -> home.refresh(jars));
    return home;
  }

  /** Takes the arguments of Spark's own {@code spark-submit}; ends with the driver's exit code. */
  public Path submit() {
    return dir.resolve("bin/spark-submit");
  }

  /** Runs any class of Spark, such as {@code org.apache.spark.deploy.master.Master}. */
  public Path sparkClass() {
    return dir.resolve("bin/spark-class");
  }

  private void refresh(ServerJars jars) {
    try {
      link(jars);
      writeFiles();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void link(ServerJars jars) throws IOException {
    Path folder = Files.createDirectories(dir.resolve("jars"));
    Map<Path, Path> wanted = new TreeMap<>();
    jars.jars().forEach(jar -> wanted.put(folder.resolve(jar.getFileName()), jar));
    for (Path present : list(folder)) {
      Path jar = wanted.get(present);
      if (jar != null
          && Files.isSymbolicLink(present)
          && Files.readSymbolicLink(present).equals(jar)) {
        wanted.remove(present);
      } else {
        Files.delete(present);
      }
    }
    for (Map.Entry<Path, Path> missing : wanted.entrySet()) {
      Files.createSymbolicLink(missing.getKey(), missing.getValue());
    }
  }

  private void writeFiles() throws IOException {
    for (Map.Entry<String, String> entry : FILES.entrySet()) {
      Path file = dir.resolve(entry.getKey());
      String text = Template.text(entry.getValue());
      // A script that is being run must not change under it.
      if (!Files.exists(file) || !Files.readString(file).equals(text)) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
      }
      if (file.getParent().endsWith("bin") && !file.toFile().setExecutable(true)) {
        throw new SandboxException("Cannot make " + file + " executable.");
      }
    }
  }

  private static Iterable<Path> list(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }
}
