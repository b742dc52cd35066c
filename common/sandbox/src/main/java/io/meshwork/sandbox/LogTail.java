package io.meshwork.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a server's log, for a message. */
final class LogTail {
  private static final int LINES = 15;

  private LogTail() {}

  static String of(Path log) {
    List<String> lines = lines(log);
    if (lines.isEmpty()) {
      return "Its log " + log + " is empty.";
    }
    List<String> last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    return "The end of its log " + log + ":\n  " + String.join("\n  ", last);
  }

  private static List<String> lines(Path log) {
    try {
      // Decoded leniently: a log may end in the middle of a character.
      return new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
