package io.meshwork.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The memory of this machine and of a process, where the system tells (Linux). */
final class Memory {
  private static final long KIB = 1024;
  private static final long MIB = 1024 * KIB;

  private Memory() {}

  /** Why these servers don't fit into what is available; empty if they do or nobody can tell. */
  static List<String> problems(List<ManagedServer> toStart) {
    return available().stream()
        .boxed()
        .flatMap(bytes -> shortage(toStart, bytes / MIB).stream())
        .toList();
  }

  /** What could be given to new processes without swapping, in bytes. */
  static OptionalLong available() {
    return kibibytes(Path.of("/proc/meminfo"), "MemAvailable:");
  }

  /** What a process holds of the real memory, in bytes. */
  static OptionalLong resident(long pid) {
    return kibibytes(Path.of("/proc", Long.toString(pid), "status"), "VmRSS:");
  }

  static List<String> shortage(List<ManagedServer> toStart, long availableMib) {
    int needed = toStart.stream().mapToInt(ManagedServer::neededMib).sum();
    if (needed <= availableMib) {
      return List.of();
    }
    String servers =
        toStart.stream()
            .map(server -> server.title() + " " + server.neededMib() + " MiB")
            .collect(Collectors.joining(", "));
    return List.of(
        "too little memory: %d MiB are available, %d MiB are needed (%s). End other processes, or give smaller heaps."
            .formatted(availableMib, needed, servers));
  }

  private static OptionalLong kibibytes(Path table, String name) {
    try {
      return Files.readAllLines(table).stream()
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
