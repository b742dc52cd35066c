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

  static void of(Path dir, List<ManagedServer> servers) {
    DirectoryLock.holding(
        dir,
        () -> {
          refuse(dir, obstacles(servers.stream().filter(s -> !s.isRunning()).toList()));
          refuse(dir, startAll(servers));
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

  private static void refuse(Path dir, List<String> problems) {
    if (!problems.isEmpty()) {
      throw SandboxException.of("Cannot start the sandbox in " + dir, problems);
    }
  }
}
