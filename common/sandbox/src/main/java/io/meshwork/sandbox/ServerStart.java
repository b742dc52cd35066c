package io.meshwork.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The start of several servers at once: checked together first, then each in a thread of its own.
 */
final class ServerStart {
  private ServerStart() {}

  /**
   * @param what for a message: "Cannot start {what}"
   * @throws SandboxException with all that is in the way
   */
  static void of(String what, Path dir, List<ManagedServer> servers) {
    of(what, dir, servers, () -> {});
  }

  /**
   * @param first is done once nothing is in the way, before any server is started
   */
  static void of(String what, Path dir, List<ManagedServer> servers, Runnable first) {
    DirectoryLock.holding(
        dir,
        () -> {
          List<ManagedServer> stopped = servers.stream().filter(s -> !s.isRunning()).toList();
          refuse(what, dir, obstacles(stopped));
          if (!stopped.isEmpty()) {
            first.run();
          }
          refuse(what, dir, startAll(servers));
        });
  }

  private static List<String> obstacles(List<ManagedServer> stopped) {
    List<String> problems = new ArrayList<>(Memory.problems(stopped));
    stopped.forEach(server -> problems.addAll(server.takenPorts()));
    return problems;
  }

  private static List<String> startAll(List<ManagedServer> servers) {
    List<CompletableFuture<Void>> starts = new ArrayList<>();
    for (ManagedServer server : servers) {
      CompletableFuture<Void> start = new CompletableFuture<>();
      starts.add(start);
      Thread thread = new Thread(() -> complete(start, server), "start-" + server.name());
      thread.setDaemon(true);
      thread.start();
    }
    return starts.stream().map(ServerStart::problem).filter(text -> !text.isEmpty()).toList();
  }

  // Whatever goes wrong in the thread is the caller's to know, so it travels in the future.
  private static void complete(CompletableFuture<Void> start, ManagedServer server) {
    try {
      server.startAndAwait();
      start.complete(null);
    } catch (RuntimeException | Error e) {
      start.completeExceptionally(e);
    }
  }

  private static String problem(CompletableFuture<Void> start) {
    try {
      start.join();
      return "";
    } catch (CompletionException e) {
      if (e.getCause() instanceof SandboxException known) {
        return known.getMessage();
      }
      throw e;
    }
  }

  private static void refuse(String what, Path dir, List<String> problems) {
    if (!problems.isEmpty()) {
      throw SandboxException.of("Cannot start " + what + " in " + dir, problems);
    }
  }
}
