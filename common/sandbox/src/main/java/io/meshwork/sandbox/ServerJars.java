package io.meshwork.sandbox;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The jars of one server, as the build resolved them; nothing else belongs on its class path. */
record ServerJars(List<Path> jars) {

  /**
   * The jars that {@code common/sandbox/servers/<name>} lists in {@code target/classpath}.
   *
   * @throws SandboxException if that module wasn't built
   */
  static ServerJars of(String name) {
    Path module = MeshworkHome.servers().resolve(name);
    Path target = module.resolve("target");
    try {
      String[] listed = Files.readString(target.resolve("classpath")).strip().split(":");
      return new ServerJars(Stream.of(listed).map(target::resolve).toList());
    } catch (NoSuchFileException e) {
      throw new SandboxException(
          "The jars of %s are missing in %s. Build them: mvn -pl common/sandbox/servers/%s install"
              .formatted(name, target, name),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String classPath() {
    return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
