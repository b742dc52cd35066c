package io.meshwork.cli.metrics;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A metric of a period.
 *
 * @param from when the period began
 * @param where the condition that chose the rows, empty for all
 */
record MetricRow(String period, String from, String metric, String where, double value, long rows) {

  static MetricRow of(JsonNode node) {
    return new MetricRow(
        node.path("period").asText(),
        node.path("from").asText(),
        node.path("metric").asText(),
        node.path("where").asText(""),
        node.path("value").asDouble(),
        node.path("rows").asLong());
  }
}
