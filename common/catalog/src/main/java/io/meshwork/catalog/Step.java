package io.meshwork.catalog;

import java.util.List;
import java.util.Map;

/** A step of the run and how long it took. */
record Step(String name, String does, long millis) {
  private static final Map<String, String> DOES =
      Map.of(
          "ingest", "reads the topic",
          "check", "decodes and checks each record",
          "shape", "applies the domain's transform",
          "supersede", "keeps the newest version of each key",
          "gate", "evaluates the rules on the whole batch",
          "land", "writes the tables",
          "quarantine", "sets failing records aside",
          "derive", "recomputes derived tables",
          "erase", "removes whom somebody asked to erase",
          "publish", "records results and publication");

  static List<Step> of(RunRecord run) {
    return run.timingsMs().entrySet().stream()
        .map(e -> new Step(e.getKey(), DOES.getOrDefault(e.getKey(), ""), e.getValue()))
        .toList();
  }

  static long longest(List<Step> steps) {
    return steps.stream().mapToLong(Step::millis).max().orElse(0);
  }
}
