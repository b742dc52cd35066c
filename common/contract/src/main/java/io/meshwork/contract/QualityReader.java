package io.meshwork.contract;

import io.meshwork.contract.LibraryCheck.Metric;
import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.Suggestion;
import io.meshwork.contract.yaml.YamlMap;
import io.meshwork.contract.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Sorts quality checks. Whatever asks to be evaluated and would not be is refused. */
final class QualityReader {
  private static final String ENGINE = "dqdl";

  private QualityReader() {}

  /** The checks by a library metric. */
  static List<YamlMap> library(YamlMap owner, Findings findings) {
    return checks(owner, findings).filter(QualityReader::isLibrary).toList();
  }

  /** The DQDL rules of a table and of its columns, in the contract's order. */
  static List<DqdlRules> rules(YamlMap table, Findings findings) {
    var rules = new ArrayList<DqdlRules>();
    Stream.concat(Stream.of(table), table.maps("properties").stream())
        .flatMap(owner -> checks(owner, findings))
        .filter(check -> isDqdl(check, findings))
        .forEach(
            check ->
                check
                    .scalar("implementation")
                    .filter(i -> i.text().isPresent())
                    .ifPresentOrElse(
                        text -> rules.add(dqdl(text)),
                        () ->
                            findings.add(
                                check.lineOf("implementation"), "rules in DQDL must be text")));
    return rules;
  }

  /** Refuses rules in DQDL of a topic or of one of its fields. */
  static void refuseDqdl(YamlMap owner, Findings findings) {
    checks(owner, findings)
        .filter(check -> isDqdl(check, findings))
        .forEach(
            check ->
                findings.add(
                    check.line(),
                    "DQDL rules belong to a table. Move them to the quality of a table: rules on rows speak of the topic's fields there too."));
  }

  /** Refuses all checks of a table whose rows are not judged. */
  static void refuse(YamlMap table, String judged, Findings findings) {
    refuseAll(
        table,
        "quality is judged on the rows of table %s, before they land. Move the check there."
            .formatted(judged),
        findings);
  }

  /** Refuses all checks of a table that another product publishes. */
  static void refuseOfPort(YamlMap table, Findings findings) {
    refuseAll(
        table,
        "the rows of an input port are judged by the product that publishes them. Remove the check.",
        findings);
  }

  private static void refuseAll(YamlMap table, String why, Findings findings) {
    Stream.concat(Stream.of(table), table.maps("properties").stream())
        .flatMap(owner -> checks(owner, findings))
        .forEach(check -> findings.add(check.line(), why));
  }

  /** The checks that Meshwork must evaluate: not those in plain words, nor another engine's. */
  private static Stream<YamlMap> checks(YamlMap owner, Findings findings) {
    return owner.maps("quality").stream().filter(check -> isOurs(check, findings));
  }

  private static DqdlRules dqdl(YamlScalar text) {
    return new DqdlRules(text.text().orElseThrow(), text.textLine());
  }

  /** Of what is neither DQDL nor a library metric nothing is evaluated. */
  private static boolean isDqdl(YamlMap check, Findings findings) {
    if (check.text("engine").filter(ENGINE::equals).isPresent()) {
      return true;
    }
    if (!check.has("metric")) {
      findings.add(
          check.line(),
          "a quality check of type %s is not evaluated here. Write DQDL's CustomSql on a table."
              .formatted(check.text("type").orElse("library")));
    }
    return false;
  }

  /** A metric that the standard doesn't know is found by the check of the structure. */
  private static boolean isLibrary(YamlMap check) {
    return check.text("engine").isEmpty()
        && check.text("metric").flatMap(Metric::named).isPresent();
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
