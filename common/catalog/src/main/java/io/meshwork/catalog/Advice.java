package io.meshwork.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a blocked or failed run left behind, and what to type.
 *
 * @param said the error as the run told it; may have several lines
 */
record Advice(String happened, Optional<String> said, List<Command> commands) {

  /** A command and what it is for. */
  record Command(String purpose, String line) {}

  /** Empty for a run that needs none. */
  static Optional<Advice> of(RunRecord run) {
    return switch (run.outcome()) {
      case BLOCKED -> Optional.of(blocked(run));
      case FAILED -> Optional.of(failed(run));
      case PUBLISHED, NOTHING_NEW, RUNNING -> Optional.empty();
    };
  }

  private static Advice blocked(RunRecord run) {
    String happened =
        "The gate held the batch back: its tables are as they were, and its records stay unconsumed, so the next run reads them"
            + " again. %s.".formatted(reason(run));
    List<Command> commands = new ArrayList<>();
    commands.add(new Command("Mend the data or the rule, then run again", again(run)));
    run.blocked()
        .map(batch -> new Command("Or let this batch land as it is", batch.release()))
        .ifPresent(commands::add);
    return new Advice(happened, run.error().map(RunError::message), commands);
  }

  private static String reason(RunRecord run) {
    List<RuleRecord> rules = run.blockingRules();
    if (rules.isEmpty()) {
      return "The run's file names no rule that blocks";
    }
    return rules.size() == 1
        ? "The rule that blocks it comes first below"
        : "The %d rules that block it come first below".formatted(rules.size());
  }

  private static Advice failed(RunRecord run) {
    Ending ending = Ending.of(run);
    List<Command> commands = new ArrayList<>();
    if (ending == Ending.UNAVAILABLE) {
      commands.add(new Command("See which service is down", "mesh status"));
    }
    commands.add(
        ending == Ending.USAGE
            ? new Command("See what the command accepts", "mesh run --help")
            : new Command("Then run again", again(run)));
    return new Advice(ending.consequence(), run.error().map(RunError::message), commands);
  }

  private static String again(RunRecord run) {
    return switch (run.mode()) {
      case BATCH -> "mesh run %s --batch".formatted(run.product());
      case STREAM -> "mesh run %s --stream".formatted(run.product());
      case BACKFILL -> "mesh run %s --from FROM --to TO".formatted(run.product());
      case REPLAY -> "mesh quarantine replay %s".formatted(run.product());
    };
  }
}
