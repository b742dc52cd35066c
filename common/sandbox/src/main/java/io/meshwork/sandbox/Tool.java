package io.meshwork.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A program that is run to its end, its output in a log. */
final class Tool {
  private Tool() {}

  /**
   * @param what for a message: "Cannot {what}"
   * @param log what it writes; the folder is its working directory
   * @throws SandboxException if it fails or takes longer than the patience, with the end of its
   *     output
   */
  static void run(String what, Path log, List<String> command, Duration patience) {
    Process process = start(log, command);
    if (!Poll.until(patience, () -> !process.isAlive())) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new SandboxException(
          "Cannot %s: it takes longer than %s. %s".formatted(what, patience, LogTail.of(log)));
    }
    if (process.exitValue() != 0) {
      throw new SandboxException(
          "Cannot %s: exit code %d. %s".formatted(what, process.exitValue(), LogTail.of(log)));
    }
  }

  /** Starts it, reading nothing. */
  static Process start(Path log, List<String> command) {
    try {
      Files.createDirectories(log.getParent());
      return new ProcessBuilder(command)
          .directory(log.getParent().toFile())
          .redirectInput(Path.of("/dev/null").toFile())
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start();
    } catch (IOException e) {
      throw new SandboxException("Cannot start " + command.get(0) + ": " + e.getMessage(), e);
    }
  }
}
