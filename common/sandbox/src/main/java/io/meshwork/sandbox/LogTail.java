package io.meshwork.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The end of a server's log, for a message, and the errors before it: a server says much while it
 * ends.
 */
final class LogTail {
  private static final int LINES = 15;
  private static final int ERRORS = 5;
  private static final Pattern ERROR = Pattern.compile("\\b(ERROR|FATAL|Exception|Caused by)\\b");

  private LogTail() {}

  static String of(Path log) {
    List<String> lines = lines(log);
    if (lines.isEmpty()) {
      return "Its log " + log + " is empty.";
    }
    int end = Math.max(0, lines.size() - LINES);
    List<String> errors = lines.subList(0, end).stream().filter(ERROR.asPredicate()).toList();
    List<String> told = new ArrayList<>(errors.subList(0, Math.min(ERRORS, errors.size())));
    if (!told.isEmpty()) {
      told.add("...");
    }
    told.addAll(lines.subList(end, lines.size()));
    return "The end of its log " + log + ":\n  " + String.join("\n  ", told);
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
