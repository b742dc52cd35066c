package io.meshwork.quality.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a suggested suite. */
final class SuiteText {
  private static final String INDENT = "    ";

  private SuiteText() {}

  static String of(
      Suggestions.Setting setting,
      Profile profile,
      List<SuggestedRule> rules,
      List<String> leftOut) {
    List<String> lines = new ArrayList<>();
    lines.add("# Suggested rules for %s.".formatted(setting.subject()));
    lines.add("#");
    lines.add(
        "# Made from %,d rows of %s: %d rules for %d of %d columns."
            .formatted(
                profile.rows(),
                setting.source(),
                rules.size(),
                rules.stream().map(SuggestedRule::column).distinct().count(),
                profile.columns().size()));
    lines.add("# Every rule holds for these rows. Whether it has to hold for the next, only the");
    lines.add(
        "# owner knows: keep what must, make it severity = \"error\", say why, delete the rest.");
    if (!leftOut.isEmpty()) {
      lines.add("#");
      lines.add("# Not suggested:");
      leftOut.forEach(reason -> lines.add("#   " + line(reason)));
    }
    lines.add("");
    return String.join("\n", lines) + "\n" + rules(rules);
  }

  static String rules(List<SuggestedRule> rules) {
    return rules.stream()
        .map(SuiteText::rule)
        .collect(Collectors.joining(",\n\n", "Rules = [\n", "\n]\n"));
  }

  private static String rule(SuggestedRule rule) {
    String tolerance = rule.tolerance().map(t -> " with tolerance = " + Dqdl.text(t)).orElse("");
    return INDENT
        + "# %s: %s\n".formatted(line(rule.column()), line(rule.evidence()))
        + INDENT
        + "# Deequ: %s. Measured: %s\n".formatted(rule.origin(), line(rule.measured()))
        + INDENT
        + rule.rule()
        + "\n"
        + INDENT
        + INDENT
        + "with id = %s with severity = \"warning\"%s".formatted(Dqdl.text(rule.id()), tolerance);
  }

  private static String line(String text) {
    return text.replaceAll("\\R", " ");
  }
}
