package io.meshwork.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folder of one server: its configuration, its data, its log. */
record ServerDir(Path root) {
  Path data() {
    return root.resolve("data");
  }

  Path log() {
    return root.resolve("server.log");
  }

  Path file(String name) {
    return root.resolve(name);
  }

  /** A JVM argument that tells this server's process from any other with the same id. */
  String marker() {
    return "-Dmeshwork.sandbox.server=" + root;
  }

  void write(String name, String text) {
    try {
      Files.createDirectories(root);
      Files.writeString(file(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps the log of the previous start as {@code server.log.1}. */
  void turnLog() {
    try {
      Files.createDirectories(root);
      if (Files.exists(log())) {
        Files.move(log(), file("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete() {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
