package io.meshwork.catalog;

/** Why a failed run failed, told from what its record proves: its counts, then its exit code. */
enum Ending {
  NOT_CONSERVED(
      "the counts do not add up",
      "Records are unaccounted for, so the run does not vouch for its tables. Every write is repeatable: nothing is lost by"
          + " running again."),
  USAGE("the command was not understood", "Nothing was read."),
  INVALID(
      "the contract, the suite or the configuration is invalid",
      "Nothing was read. Mend each problem named below."),
  UNAVAILABLE(
      "a service that the run needs did not answer",
      "Nothing is lost: the records of the unfinished batch stay unconsumed, and the next run reads them again."),
  DEFECT(
      "a defect stopped the run",
      "The records of the unfinished batch stay unconsumed, and the next run reads them again. If it fails the same way, keep"
          + " this page and the job's log for whoever mends the job.");

  private final String cause;
  private final String consequence;

  Ending(String cause, String consequence) {
    this.cause = cause;
    this.consequence = consequence;
  }

  static Ending of(RunRecord run) {
    if (!run.conserved() || !run.counts().isConserved()) {
      return NOT_CONSERVED;
    }
    return switch (run.exitCode()) {
      case 2 -> USAGE;
      case 3 -> INVALID;
      case 5 -> UNAVAILABLE;
      default -> DEFECT;
    };
  }

  String cause() {
    return cause;
  }

  String consequence() {
    return consequence;
  }
}
