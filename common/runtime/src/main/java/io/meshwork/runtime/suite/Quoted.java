package io.meshwork.runtime.suite;

import java.util.List;
import java.util.stream.Collectors;

/** Texts between DQDL's quotes. */
final class Quoted {
  private Quoted() {}

  /** A string, of which every character stands for itself. */
  static String text(String value) {
    return quoted(value.replace("\\", "\\\\").replace("\"", "\\\""));
  }

  /** SQL, or words for a reader: a backslash keeps the meaning that it has there. */
  static String raw(String value) {
    return quoted(value.replace("\"", "\\\""));
  }

  /** A regular expression, with or without a backslash before a quote of its own. */
  static String pattern(String pattern) {
    return quoted(pattern.replaceAll("\\\\?\"", "\\\\x22"));
  }

  static String list(List<String> items) {
    return items.stream().collect(Collectors.joining(", ", "[", "]"));
  }

  private static String quoted(String value) {
    return "\"" + value + "\"";
  }
}
