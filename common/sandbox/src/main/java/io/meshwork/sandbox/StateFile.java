package io.meshwork.sandbox;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * {@code sandbox.json}: what is recorded of each server. Replaced as a whole, so that a reader
 * never sees a half.
 */
final class StateFile {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final TypeReference<TreeMap<String, ServerRecord>> SERVERS =
      new TypeReference<>() {};

  private final Path file;

  StateFile(Path file) {
    this.file = file;
  }

  ServerRecord read(String server) {
    return readAll().getOrDefault(server, ServerRecord.NONE);
  }

  /**
   * Changes one server's record; the caller holds the directory's lock, its threads take turns
   * here.
   */
  synchronized ServerRecord update(String server, UnaryOperator<ServerRecord> change) {
    Map<String, ServerRecord> servers = readAll();
    ServerRecord changed = change.apply(servers.getOrDefault(server, ServerRecord.NONE));
    servers.put(server, changed);
    write(servers);
    return changed;
  }

  private Map<String, ServerRecord> readAll() {
    try {
      return JSON.readValue(Files.readAllBytes(file), SERVERS);
    } catch (NoSuchFileException e) {
      return new TreeMap<>();
    } catch (IOException e) {
      throw new SandboxException(
          "Cannot read %s: %s. Stop the servers it speaks of by hand and delete it."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private void write(Map<String, ServerRecord> servers) {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.getParent());
      JSON.writeValue(fresh.toFile(), servers);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
