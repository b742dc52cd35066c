package io.meshwork.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The keys without which a run's file can't be understood. */
final class RequiredKeys {
  private static final List<String> RUN =
      List.of(
          "run",
          "product",
          "contractVersion",
          "mode",
          "startedAt",
          "finishedAt",
          "outcome",
          "exitCode",
          "conserved",
          "counts");
  private static final List<String> COUNTS =
      List.of("consumed", "landed", "superseded", "filtered", "quarantined");
  private static final List<String> RULE =
      List.of("id", "scope", "severity", "action", "outcome", "evaluated", "failing");
  private static final List<String> OFFSETS = List.of("topic", "partition", "from", "until");
  private static final List<String> TABLE = List.of("table", "written", "deleted");
  private static final List<String> BATCH = List.of("batch");
  private static final List<String> PUBLICATION = List.of("id", "publishedAt", "table");
  private static final List<String> BLOCKED = List.of("counts", "release");
  private static final List<String> ERROR = List.of("category", "message");

  private static final List<String> SCORE = List.of("dimension", "score");
  private static final List<String> METRIC = List.of("name");
  private static final List<String> STATE_METRIC = List.of("period", "metric");

  private RequiredKeys() {}

  /** A sentence for each key that is missing or null. */
  static List<String> missingIn(JsonNode json) {
    List<String> problems = new ArrayList<>();
    if (!json.isObject()) {
      return List.of("it is not a JSON object");
    }
    check(json, "", RUN, problems);
    one(json, "counts", COUNTS, problems);
    each(json, "rules", RULE, problems);
    each(json, "offsets", OFFSETS, problems);
    each(json, "tables", TABLE, problems);
    each(json, "batches", BATCH, problems);
    each(json, "scores", SCORE, problems);
    each(json, "metrics", METRIC, problems);
    each(json, "stateMetrics", STATE_METRIC, problems);
    one(json, "publication", PUBLICATION, problems);
    one(json, "blocked", BLOCKED, problems);
    one(json, "error", ERROR, problems);
    return problems;
  }

  private static void one(JsonNode json, String key, List<String> keys, List<String> problems) {
    if (json.hasNonNull(key)) {
      check(json.get(key), key + ".", keys, problems);
    }
  }

  private static void each(JsonNode json, String key, List<String> keys, List<String> problems) {
    int i = 0;
    for (JsonNode element : json.path(key)) {
      check(element, "%s[%d].".formatted(key, i++), keys, problems);
    }
  }

  private static void check(JsonNode node, String path, List<String> keys, List<String> problems) {
    keys.stream()
        .filter(key -> !node.hasNonNull(key))
        .map(key -> "%s%s is missing".formatted(path, key))
        .forEach(problems::add);
  }
}
