package io.meshwork.sandbox;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Several problems in one message, each with its number. */
final class Problems {
  private Problems() {}

  static String numbered(String what, List<String> problems) {
    String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
    return IntStream.range(0, problems.size())
        .mapToObj(i -> "\n  " + (i + 1) + ". " + problems.get(i).replace("\n", "\n     "))
        .collect(Collectors.joining("", what + ": " + count, ""));
  }
}
