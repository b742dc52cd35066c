package io.meshwork.runtime.bulk;

import io.meshwork.bulk.Load;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The process's own few classes, taken out of the job's jar: the rest of that jar must not meet
 * Cassandra's jars.
 */
final class LoaderProgram {
  private static final String PACKAGE = "io/meshwork/bulk";

  private LoaderProgram() {}

  /** The command that starts the process, with its files below a folder. */
  static List<String> command(Path home, BulkSettings settings) throws IOException {
    Path libraries = Path.of(settings.libraries());
    requireCassandra(libraries);
    Path classes = extract(home.resolve("classes"));
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "@" + classes.resolve(PACKAGE).resolve("jvm.options"),
        "-Xmx" + settings.heapMebibytes() + "m",
        "-XX:MaxDirectMemorySize=" + settings.directMebibytes() + "m",
        "-Djava.io.tmpdir=" + home,
        "-Dcassandra.storagedir=" + home,
        "-cp",
        classes + java.io.File.pathSeparator + libraries.resolve("*"),
        "io.meshwork.bulk.BulkProcess",
        home.toString());
  }

  private static void requireCassandra(Path libraries) {
    if (Files.isDirectory(libraries) && hasCassandra(libraries)) {
      return;
    }
    throw new MeshException(
        Category.CONFIGURATION,
        ("Cannot land in bulk: %s (meshwork.bulk.cassandra-libraries) has no cassandra-all-5.*.jar"
                + " or apache-cassandra-5.*.jar on this executor. Put the jars of Cassandra 5.0"
                + " there on every executor, or leave out --bulk.")
            .formatted(libraries));
  }

  private static boolean hasCassandra(Path libraries) {
    try (Stream<Path> jars = Files.list(libraries)) {
      return jars.anyMatch(
          jar ->
              jar.getFileName().toString().matches("(cassandra-all|apache-cassandra)-5\\..*jar"));
    } catch (IOException e) {
      return false;
    }
  }

  private static Path extract(Path to) throws IOException {
    Path source = source();
    if (Files.isDirectory(source)) {
      copy(source.resolve(PACKAGE), to.resolve(PACKAGE));
      return to;
    }
    try (FileSystem jar = FileSystems.newFileSystem(source)) {
      copy(jar.getPath(PACKAGE), to.resolve(PACKAGE));
    }
    return to;
  }

  private static Path source() {
    URI location;
    try {
      location = Load.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    return Path.of(location);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName().toString()));
      }
    }
  }
}
