package io.meshwork.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * DataStax Bulk Loader, in a JVM of its own with its own jars: {@code benchmarks/peers/dsbulk}.
 *
 * @param contactPoint the node to start from, {@code host:port}
 * @param folder for its logs
 */
record Dsbulk(String contactPoint, Path folder) {
  private static final String MAIN = "com.datastax.oss.dsbulk.runner.DataStaxBulkLoader";

  /**
   * What a bulk load is given beside its defaults: batches by replicas, since each row is a
   * partition of its own, and no work for logs and monitors. How many batches are on their way, and
   * how large they are, it decides by itself; other values weren't tried here.
   */
  static final List<String> SETTINGS =
      List.of(
          "--batch.mode", "REPLICA_SET",
          "--log.verbosity", "quiet",
          "--log.sources", "false",
          "--log.maxErrors", "0",
          "--monitoring.console", "false",
          "--monitoring.jmx", "false");

  /**
   * Loads files into a table.
   *
   * @param files a CSV file with a header, or a folder of such
   * @throws IllegalStateException if not all was loaded, with the file that tells why
   */
  void load(Path files, String keyspace, String table) {
    Path log = folder.resolve("output.log");
    int code = run(command(files, keyspace, table), log);
    if (code != 0) {
      throw new IllegalStateException("dsbulk ended with %d; %s tells why".formatted(code, log));
    }
  }

  private List<String> command(Path files, String keyspace, String table) {
    int colon = contactPoint.lastIndexOf(':');
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", classPath(module().resolve("target")), MAIN, "load"));
    command.addAll(List.of("-h", contactPoint.substring(0, colon)));
    command.addAll(List.of("-port", contactPoint.substring(colon + 1)));
    command.addAll(List.of("-url", files.toString(), "-k", keyspace, "-t", table));
    command.addAll(List.of("-logDir", folder.toString()));
    command.addAll(SETTINGS);
    return command;
  }

  private int run(List<String> command, Path log) {
    try {
      Files.createDirectories(folder);
      return new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Beside the folder that the benchmarks' jar, or their classes, were built into. */
  private static Path module() {
    try {
      Path built =
          Path.of(Dsbulk.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return built.getParent().resolveSibling("peers").resolve("dsbulk");
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String classPath(Path target) {
    try {
      return Stream.of(Files.readString(target.resolve("classpath")).strip().split(":"))
          .map(jar -> target.resolve(jar).toString())
          .collect(Collectors.joining(File.pathSeparator));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The jars of dsbulk are missing in %s. Build them: mvn -pl benchmarks/peers/dsbulk install"
              .formatted(target),
          e);
    }
  }
}
