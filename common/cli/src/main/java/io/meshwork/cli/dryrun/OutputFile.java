package io.meshwork.cli.dryrun;

import io.meshwork.cli.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that commands write. */
final class OutputFile {
  private OutputFile() {}

  /** The path in full, its folder made. */
  static Path prepared(Path file) {
    Path whole = file.toAbsolutePath();
    try {
      Files.createDirectories(whole.getParent());
      return whole;
    } catch (IOException e) {
      throw CliException.usage(
          "cannot make the folder of %s. Name a file in a folder that may be written to."
              .formatted(file));
    }
  }

  static Path temporary() {
    try {
      return Files.createTempFile("mesh", ".json");
    } catch (IOException e) {
      throw CliException.unavailable("no folder for temporary files: " + e.getMessage());
    }
  }
}
