package io.meshwork.catalog;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A run's file that can't be read as one, with every problem found in it. */
public final class UnreadableRunException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  UnreadableRunException(Path file, List<String> problems) {
    super(message(file, problems));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }

  private static String message(Path file, List<String> problems) {
    if (problems.size() == 1) {
      return "Cannot read run %s: %s".formatted(file, problems.get(0));
    }
    return IntStream.range(0, problems.size())
        .mapToObj(i -> "  %d. %s".formatted(i + 1, problems.get(i)))
        .collect(
            Collectors.joining(
                "\n", "Cannot read run %s: %d problems\n".formatted(file, problems.size()), ""));
  }
}
