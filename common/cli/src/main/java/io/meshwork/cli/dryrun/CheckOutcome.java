package io.meshwork.cli.dryrun;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a check found, as the job's JSON says it.
 *
 * @param verdict {@code passed}, {@code warned} or {@code blocked}
 * @param counts records or rows by what would become of them
 * @param rules failed ones first, errors before warnings, then skipped ones
 */
record CheckOutcome(
    String product,
    String data,
    String checkedAt,
    String verdict,
    Map<String, Long> counts,
    List<String> notes,
    List<Rule> rules) {
  private static final List<String> OUTCOMES = List.of("FAILED", "SKIPPED", "PASSED");
  private static final List<String> SEVERITIES = List.of("ERROR", "WARNING");

  /** One rule's result. */
  record Rule(
      String id,
      String text,
      String outcome,
      String severity,
      String action,
      String metric,
      Double value,
      String expectation,
      long evaluated,
      long failing,
      String message) {

    boolean is(String wanted) {
      return outcome.equals(wanted);
    }

    boolean isError() {
      return severity.equals("ERROR");
    }

    /** Whether it alone would keep the data from landing. */
    boolean blocks() {
      return action.equals("BLOCK") && !is("PASSED");
    }
  }

  static CheckOutcome read(Path file) throws IOException {
    JsonNode json = new JsonMapper().readTree(file.toFile());
    Map<String, Long> counts = new LinkedHashMap<>();
    json.path("counts")
        .fields()
        .forEachRemaining(e -> counts.put(e.getKey(), e.getValue().asLong()));
    List<String> notes = new ArrayList<>();
    json.path("notes").forEach(note -> notes.add(note.asText()));
    List<Rule> rules = new ArrayList<>();
    json.path("rules").forEach(rule -> rules.add(rule(rule)));
    rules.sort(
        Comparator.comparingInt((Rule r) -> OUTCOMES.indexOf(r.outcome()))
            .thenComparingInt(r -> SEVERITIES.indexOf(r.severity())));
    return new CheckOutcome(
        json.path("product").asText(),
        json.path("data").asText(),
        json.path("checkedAt").asText(),
        json.path("verdict").asText(),
        counts,
        notes,
        List.copyOf(rules));
  }

  private static Rule rule(JsonNode rule) {
    JsonNode value = rule.path("value");
    return new Rule(
        rule.path("id").asText(),
        rule.path("text").asText(),
        rule.path("outcome").asText(),
        rule.path("severity").asText(),
        rule.path("action").asText(),
        rule.path("metric").asText(),
        value.isNumber() ? value.asDouble() : null,
        rule.path("expectation").asText(),
        rule.path("evaluated").asLong(),
        rule.path("failing").asLong(),
        rule.path("message").asText());
  }

  long count(String what) {
    return counts.getOrDefault(what, 0L);
  }

  List<Rule> rules(String outcome) {
    return rules.stream().filter(r -> r.is(outcome)).toList();
  }
}
