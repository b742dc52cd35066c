package io.meshwork.catalog;

/** What a page's one accent colour stands for; the names are classes of the style sheet. */
enum Tone {
  GOOD,
  WARNING,
  BAD,
  IDLE;

  static Tone of(RunRecord run) {
    return switch (run.outcome()) {
      case FAILED, BLOCKED -> BAD;
      case NOTHING_NEW, RUNNING -> IDLE;
      case PUBLISHED ->
          run.verdict().filter(verdict -> verdict != RunVerdict.PASSED).isPresent()
              ? WARNING
              : GOOD;
    };
  }

  String style() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
