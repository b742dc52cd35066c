package io.meshwork.cli;

import java.util.List;

/**
 * Ends a command on purpose, with one of the exit codes that the jobs use too. Its message says
 * what failed, what is accepted and what to do next.
 */
public final class CliException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private CliException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** The command line can't be carried out as it stands. */
  public static CliException usage(String message) {
    return new CliException(ExitCode.USAGE, message);
  }

  /** A profile or a contract is invalid. */
  public static CliException configuration(String message) {
    return new CliException(ExitCode.CONTRACT, message);
  }

  /** What was to be shown did not come out. */
  public static CliException failed(String message) {
    return new CliException(ExitCode.DEFECT, message);
  }

  /** Kafka, Cassandra or the file system doesn't answer. */
  public static CliException unavailable(String message) {
    return new CliException(ExitCode.UNAVAILABLE, message);
  }

  /** The command line can't be carried out, for one or several reasons. */
  public static CliException usage(String headline, List<String> problems) {
    return usage(listed(headline, problems));
  }

  /** One problem is a sentence behind the headline; several become a numbered list. */
  public static String listed(String headline, List<String> problems) {
    if (problems.size() == 1) {
      return headline + ": " + problems.get(0);
    }
    StringBuilder text = new StringBuilder(headline + ": " + problems.size() + " problems");
    for (int i = 0; i < problems.size(); i++) {
      text.append("\n  ").append(i + 1).append(". ").append(problems.get(i));
    }
    return text.toString();
  }

  public int exitCode() {
    return exitCode;
  }
}
