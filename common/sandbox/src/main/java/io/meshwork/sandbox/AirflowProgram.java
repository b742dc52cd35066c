package io.meshwork.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A script that is {@code airflow} with the settings of one sandbox: its servers are started by it,
 * and people use it too.
 *
 * @param file the script
 */
record AirflowProgram(Path file) {
  /** Writes it. Only its owner may read it: connections may hold secrets. */
  void write(Path airflow, Map<String, String> environment) {
    String exports =
        new TreeMap<>(environment)
            .entrySet().stream()
                .map(entry -> "export " + entry.getKey() + "=" + quoted(entry.getValue()) + "\n")
                .collect(Collectors.joining());
    String text =
        Template.fill(
            "airflow.sh", Map.of("exports", exports, "airflow", quoted(airflow.toString())));
    try {
      Files.createDirectories(file.getParent());
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(fresh);
      Files.createFile(
          fresh,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Files.writeString(fresh, text);
      Files.move(fresh, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
