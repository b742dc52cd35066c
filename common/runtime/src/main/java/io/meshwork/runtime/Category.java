package io.meshwork.runtime;

/** Why a run ended, as the scheduler sees it: each category has the exit code of its own. */
public enum Category {
  /** The command line can't be understood. */
  USAGE(2),
  /** A contract or a suite is invalid, or disagrees with what has landed. */
  CONTRACT(3),
  /** The configuration is invalid, or disagrees with the brokers' or the checkpoint's state. */
  CONFIGURATION(3),
  /** The gate refused the batch. Nothing was landed; its offsets stay unconsumed. */
  BLOCKED(4),
  /** Kafka, Cassandra or the file system doesn't answer. The one category worth a retry. */
  UNAVAILABLE(5),
  /** A defect of Meshwork or of a domain's transform. */
  DEFECT(1);

  private final int exitCode;

  Category(int exitCode) {
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }
}
