package io.meshwork.sandbox;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts a JVM like this one, its output in the server's log. */
final class JavaProcess {
  private static final File NOTHING = new File("/dev/null");

  private JavaProcess() {}

  /** Starts a server that goes on when this JVM or its terminal ends, and gives its process id. */
  static long detached(ServerDir home, List<String> arguments) {
    home.write(
        "jvm.args",
        arguments.stream().map(JavaProcess::quoted).collect(Collectors.joining("\n", "", "\n")));
    home.turnLog();
    List<String> command = new ArrayList<>(ownSession());
    command.addAll(List.of(java(), home.marker(), "@" + home.file("jvm.args")));
    return start(home, command, ProcessBuilder.Redirect.to(home.log().toFile())).pid();
  }

  /**
   * Runs a tool to its end.
   *
   * @throws SandboxException if it fails or takes longer than the patience, with the end of its
   *     output
   */
  static void run(ServerDir home, String what, List<String> arguments, Duration patience) {
    Path output = home.file("tool.log");
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(arguments);
    Process process = start(home, command, ProcessBuilder.Redirect.to(output.toFile()));
    if (!Poll.until(patience, () -> !process.isAlive())) {
      process.destroyForcibly();
      throw new SandboxException(
          "Cannot %s: it takes longer than %s. %s".formatted(what, patience, LogTail.of(output)));
    }
    if (process.exitValue() != 0) {
      throw new SandboxException(
          "Cannot %s: exit code %d. %s".formatted(what, process.exitValue(), LogTail.of(output)));
    }
  }

  private static Process start(
      ServerDir home, List<String> command, ProcessBuilder.Redirect output) {
    try {
      Files.createDirectories(home.root());
      return new ProcessBuilder(command)
          .directory(home.root().toFile())
          .redirectInput(NOTHING)
          .redirectErrorStream(true)
          .redirectOutput(output)
          .start();
    } catch (IOException e) {
      throw new SandboxException("Cannot start " + command.get(0) + ": " + e.getMessage(), e);
    }
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

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** As an argument file wants it: in quotes, backslashes doubled. */
  private static String quoted(String argument) {
    return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
