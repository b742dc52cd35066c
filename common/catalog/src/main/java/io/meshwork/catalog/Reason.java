package io.meshwork.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A reason why records are in quarantine.
 *
 * @param rule the rule that they break
 * @param replay the command that judges them again, empty if none of them are in quarantine
 */
record Reason(String rule, long records, Optional<String> replay) {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/:-]+");

  /** The reasons of a run, the most frequent first. */
  static List<Reason> of(RunRecord run) {
    boolean kept = run.counts().quarantined() > 0;
    Map<String, Long> counts =
        run.quarantinedByRule().isEmpty()
            ? run.blocked().map(BlockedBatch::quarantinedByRule).orElse(Map.of())
            : run.quarantinedByRule();
    return Share.largestFirst(counts).stream()
        .map(
            share ->
                new Reason(
                    share.name(),
                    share.count(),
                    Optional.of(replay(run.product(), share.name())).filter(command -> kept)))
        .toList();
  }

  /** The command, ready for a shell. */
  static String replay(String product, String rule) {
    return "mesh quarantine replay %s --rule %s".formatted(product, quoted(rule));
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
