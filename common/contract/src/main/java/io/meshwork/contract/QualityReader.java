package io.meshwork.contract;

import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.Suggestion;
import io.meshwork.contract.yaml.YamlMap;
import io.meshwork.contract.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads quality checks. Whatever asks to be evaluated and would not be is refused. */
final class QualityReader {
  private static final String ENGINE = "dqdl";

  private static final Map<String, String> INSTEAD =
      Map.of(
          "nullValues",
              "Write required: true on the topic's field, or DQDL's Completeness on a table.",
          "missingValues",
              "Write required: true on the topic's field, or DQDL's Completeness on a table.",
          "duplicateValues", "Write DQDL's IsUnique or Uniqueness on a table.",
          "rowCount", "Write DQDL's RowCount on a table.",
          "invalidValues", "Write it on the topic's field, where records are checked.");

  private QualityReader() {}

  /** The checks that Meshwork must evaluate: not those in plain words, nor another engine's. */
  static List<YamlMap> checks(YamlMap owner, Findings findings) {
    return owner.maps("quality").stream().filter(check -> isOurs(check, findings)).toList();
  }

  /** The DQDL rules of a table. */
  static List<DqdlRules> rules(YamlMap table, Findings findings) {
    var rules = new ArrayList<DqdlRules>();
    for (YamlMap check : checks(table, findings)) {
      if (!isDqdl(check)) {
        refuse(check, findings);
        continue;
      }
      check
          .scalar("implementation")
          .filter(i -> i.text().isPresent())
          .ifPresentOrElse(
              text -> rules.add(dqdl(text)),
              () -> findings.add(check.lineOf("implementation"), "rules in DQDL must be text"));
    }
    return rules;
  }

  /** Refuses a check of a single field that is not evaluated there. */
  static void refuseOfField(YamlMap check, String name, Findings findings) {
    if (isDqdl(check)) {
      findings.add(
          check.line(),
          "DQDL rules belong to a table. Move those of \"%s\" to the quality of a table."
              .formatted(name));
      return;
    }
    refuse(check, findings);
  }

  private static void refuse(YamlMap check, Findings findings) {
    var metric = check.text("metric").orElse("");
    var instead = INSTEAD.getOrDefault(metric, "Write DQDL's CustomSql on a table.");
    var what =
        metric.isEmpty()
            ? "a quality check of type " + check.text("type").orElse("library")
            : "metric " + metric;
    findings.add(check.line(), "%s is not evaluated here. %s".formatted(what, instead));
  }

  private static DqdlRules dqdl(YamlScalar text) {
    return new DqdlRules(text.text().orElseThrow(), text.textLine());
  }

  private static boolean isDqdl(YamlMap check) {
    return check.text("engine").filter(ENGINE::equals).isPresent();
  }

  private static boolean isOurs(YamlMap check, Findings findings) {
    if (check.text("type").filter("text"::equals).isPresent()) {
      return false;
    }
    var other = check.text("engine").filter(e -> !e.equals(ENGINE));
    other
        .flatMap(e -> Suggestion.near(e, List.of(ENGINE)))
        .ifPresent(
            e -> findings.add(check.lineOf("engine"), "unknown engine; did you mean \"dqdl\"?"));
    return other.isEmpty();
  }
}
