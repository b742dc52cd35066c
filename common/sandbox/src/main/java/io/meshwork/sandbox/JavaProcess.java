package io.meshwork.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Starts a JVM like this one, its output in the server's log. */
final class JavaProcess {
  private JavaProcess() {}

  /** Starts a server that goes on when this JVM or its terminal ends, and gives its process id. */
  static long detached(ServerDir home, List<String> arguments) {
    home.write(
        "jvm.args",
        arguments.stream().map(JavaProcess::quoted).collect(Collectors.joining("\n", "", "\n")));
    return Detached.start(home, List.of(java(), home.marker(), "@" + home.file("jvm.args")));
  }

  /**
   * Runs a tool to its end.
   *
   * @throws SandboxException if it fails or takes longer than the patience, with the end of its
   *     output
   */
  static void run(ServerDir home, String what, List<String> arguments, Duration patience) {
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(arguments);
    Tool.run(what, home.file("tool.log"), command, patience);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** As an argument file wants it: in quotes, backslashes doubled. */
  private static String quoted(String argument) {
    return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
