package io.meshwork.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A server that goes on when this JVM or its terminal ends. */
final class Detached {
  private Detached() {}

  /** Starts it, its output in the server's log, and gives its process id. */
  static long start(ServerDir home, List<String> command) {
    home.turnLog();
    List<String> whole = new ArrayList<>(ownSession());
    whole.addAll(command);
    return Tool.start(home.log(), whole).pid();
  }

  /**
   * A session of its own where the system has setsid, so that Ctrl-C in the terminal doesn't reach
   * the server.
   */
  private static List<String> ownSession() {
    return Stream.of("/usr/bin/setsid", "/bin/setsid")
        .filter(path -> Files.isExecutable(Path.of(path)))
        .limit(1)
        .toList();
  }
}
