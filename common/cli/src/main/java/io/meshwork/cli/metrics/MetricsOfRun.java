package io.meshwork.cli.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.meshwork.catalog.RunIndex;
import io.meshwork.catalog.RunRecord;
import io.meshwork.cli.CliException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the newest run that published anything merged. */
record MetricsOfRun(RunRecord run, List<MetricRow> rows) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * @param folder where runs leave their JSON files
   * @return empty if no run of the product merged anything
   */
  static Optional<MetricsOfRun> newest(Path folder, String product) {
    return RunIndex.of(folder).runs().stream()
        .filter(run -> run.product().equals(product))
        .map(run -> new MetricsOfRun(run, rows(folder.resolve(run.run() + ".json"))))
        .filter(found -> !found.rows.isEmpty())
        .findFirst();
  }

  private static List<MetricRow> rows(Path file) {
    try {
      List<MetricRow> rows = new ArrayList<>();
      JsonNode merged = JSON.readTree(file.toFile()).path("stateMetrics");
      merged.forEach(node -> rows.add(MetricRow.of(node)));
      return rows;
    } catch (IOException e) {
      throw CliException.usage("the run's file " + file + " can't be read: " + e.getMessage());
    }
  }
}
