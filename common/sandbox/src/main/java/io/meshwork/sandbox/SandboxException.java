package io.meshwork.sandbox;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A sandbox can't do what was asked; the message says why, where to look and what to do next. */
public final class SandboxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SandboxException(String message) {
    super(message);
  }

  public SandboxException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Several problems in one message, each with its number. */
  public static SandboxException of(String what, List<String> problems) {
    String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
    return new SandboxException(
        IntStream.range(0, problems.size())
            .mapToObj(i -> "\n  " + (i + 1) + ". " + problems.get(i).replace("\n", "\n     "))
            .collect(Collectors.joining("", what + ": " + count, "")));
  }
}
