package io.meshwork.quality;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A suite can't be compiled. The message numbers every problem, each with its file and line. */
public final class InvalidSuiteException extends RuntimeException {
  private final transient List<Problem> problems;

  InvalidSuiteException(List<Problem> problems) {
    super(message(problems));
    this.problems = List.copyOf(problems);
  }

  /** All problems, in the order of sources and lines. */
  public List<Problem> problems() {
    return problems;
  }

  private static String message(List<Problem> problems) {
    List<String> files = problems.stream().map(Problem::file).distinct().toList();
    String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
    boolean one = files.size() == 1;
    return "Invalid suite %s: %s\n".formatted(String.join(", ", files), count)
        + IntStream.range(0, problems.size())
            .mapToObj(i -> "  %d. %s".formatted(i + 1, sentence(problems.get(i), one)))
            .collect(Collectors.joining("\n"));
  }

  private static String sentence(Problem problem, boolean fileIsClear) {
    String line = problem.line() > 0 ? "line " + problem.line() : "whole file";
    return (fileIsClear ? line : problem.file() + ", " + line) + ": " + problem.message();
  }
}
