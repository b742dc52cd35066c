package io.meshwork.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which process listens on a port, where the system tells (Linux, and only of the user's own
 * processes).
 */
final class PortOwner {
  private static final String LISTENING = "0A";
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private PortOwner() {}

  /** Such as {@code process 4711 (/usr/bin/nginx)}. */
  static Optional<String> of(int port) {
    return List.of("/proc/net/tcp", "/proc/net/tcp6").stream()
        .flatMap(table -> socket(Path.of(table), port).stream())
        .findFirst()
        .flatMap(PortOwner::holder)
        .map(PortOwner::describe);
  }

  private static Optional<String> socket(Path table, int port) {
    String suffix = String.format(Locale.ROOT, ":%04X", port);
    try {
      return Files.readAllLines(table).stream()
          .skip(1)
          .map(line -> line.strip().split("\\s+"))
          .filter(cells -> cells[LOCAL_ADDRESS].endsWith(suffix) && cells[STATE].equals(LISTENING))
          .map(cells -> "socket:[" + cells[INODE] + "]")
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<ProcessHandle> holder(String socket) {
    return ProcessHandle.allProcesses().filter(process -> holds(process, socket)).findFirst();
  }

  private static boolean holds(ProcessHandle process, String socket) {
    Path descriptors = Path.of("/proc", Long.toString(process.pid()), "fd");
    try (DirectoryStream<Path> open = Files.newDirectoryStream(descriptors)) {
      for (Path descriptor : open) {
        if (Files.readSymbolicLink(descriptor).toString().equals(socket)) {
          return true;
        }
      }
      return false;
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      // Not ours to look into, or already gone.
      return false;
    }
  }

  private static String describe(ProcessHandle process) {
    return process
        .info()
        .command()
        .map(command -> "process %d (%s)".formatted(process.pid(), command))
        .orElse("process " + process.pid());
  }
}
