package io.meshwork.catalog;

/**
 * What happened, in one sentence.
 *
 * @param verdict the first words, such as "Published with warnings"
 * @param detail the rest
 */
record Headline(String verdict, String detail) {

  static Headline of(RunRecord run) {
    return switch (run.outcome()) {
      case RUNNING -> new Headline("Running", landedOf(run.counts()) + " so far");
      case PUBLISHED -> new Headline(published(run), landed(run.counts()));
      case NOTHING_NEW -> new Headline("Nothing new", "there was no record to consume");
      case BLOCKED -> new Headline(blocked(run), heldBack(run));
      case FAILED -> new Headline("Failed", Ending.of(run).cause() + "; " + before(run.counts()));
    };
  }

  String text() {
    return verdict + ": " + detail;
  }

  private static String published(RunRecord run) {
    return switch (run.verdict().orElse(RunVerdict.PASSED)) {
      case PASSED -> "Published";
      case WARNED -> "Published with warnings";
      case BLOCKED -> "Published by release";
    };
  }

  private static String landed(RunCounts counts) {
    if (counts.consumed() == 1 && counts.landed() == 1) {
      return "the one record landed";
    }
    if (counts.landed() == counts.consumed()) {
      return "all %s landed".formatted(Numbers.count(counts.consumed(), "record"));
    }
    return "%s; %s in quarantine".formatted(landedOf(counts), areIn(counts.quarantined()));
  }

  private static String landedOf(RunCounts counts) {
    return "%s of %s landed"
        .formatted(Numbers.count(counts.landed()), Numbers.count(counts.consumed(), "record"));
  }

  private static String areIn(long quarantined) {
    if (quarantined == 0) {
      return "none are";
    }
    return quarantined == 1 ? "1 is" : Numbers.count(quarantined) + " are";
  }

  private static String blocked(RunRecord run) {
    int rules = run.blockingRules().size();
    return rules == 0 ? "Blocked" : "Blocked by " + Numbers.count(rules, "rule");
  }

  private static String heldBack(RunRecord run) {
    long held = run.blocked().map(batch -> batch.counts().consumed()).orElse(0L);
    String records = Numbers.count(held, "record") + (held == 1 ? " is" : " are") + " held back";
    if (run.counts().consumed() == 0) {
      return records + "; nothing landed";
    }
    return "%s; %s before".formatted(records, landedOf(run.counts()));
  }

  private static String before(RunCounts counts) {
    return counts.consumed() == 0
        ? "no batch was completed"
        : landedOf(counts) + " in the batches completed before";
  }
}
