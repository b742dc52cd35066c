package io.meshwork.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the project lies: system property {@code meshwork.home}, or MESHWORK_HOME, or a folder
 * above this one.
 */
final class MeshworkHome {
  private static final String SERVERS = "common/sandbox/servers";

  private MeshworkHome() {}

  static Path servers() {
    return Stream.of(System.getProperty("meshwork.home"), System.getenv("MESHWORK_HOME"))
        .filter(Objects::nonNull)
        .map(Path::of)
        .findFirst()
        .or(MeshworkHome::above)
        .map(home -> home.toAbsolutePath().normalize().resolve(SERVERS))
        .orElseThrow(
            () ->
                new SandboxException(
                    "Cannot tell where Meshwork lies: no folder above this one has "
                        + SERVERS
                        + ". Set MESHWORK_HOME."));
  }

  private static Optional<Path> above() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
        .filter(dir -> Files.isDirectory(dir.resolve(SERVERS)))
        .findFirst();
  }
}
