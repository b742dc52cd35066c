package io.meshwork.cli;

/** Exit codes of the mesh command: those of a job, so that a scheduler can tell them apart. */
public final class ExitCode {
  public static final int OK = 0;
  public static final int DEFECT = 1;
  public static final int USAGE = 2;
  public static final int CONTRACT = 3;
  public static final int UNAVAILABLE = 5;

  private ExitCode() {}
}
