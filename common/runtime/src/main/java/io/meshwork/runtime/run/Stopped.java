package io.meshwork.runtime.run;

/** Ends a query before a batch that it has planned; the next run begins with that batch. */
final class Stopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Stopped() {
    super("stopped on request", null, false, false);
  }

  static boolean isCauseOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Stopped) {
        return true;
      }
    }
    return false;
  }
}
