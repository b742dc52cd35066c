package io.meshwork.cli.report;

import io.meshwork.catalog.RunIndex;
import io.meshwork.catalog.RunRecord;
import io.meshwork.catalog.RunReport;
import io.meshwork.cli.CliException;
import io.meshwork.cli.Spelling;
import java.nio.file.Path;
import java.util.List;

/**
 * The runs of a folder and their pages, which lie beside their JSON files.
 *
 * @param folder where runs leave their JSON files
 */
public record Runs(Path folder) {

  /** Writes a run's page and returns its path. */
  public Path render(RunRecord run) {
    Path html = folder.resolve(run.run() + ".html");
    RunReport.write(run, RunIndex.of(folder).earlierThan(run), html);
    return html;
  }

  /** The run's record, from the file of its name. */
  public RunRecord read(String run) {
    return RunRecord.read(folder.resolve(run + ".json"));
  }

  /**
   * The run of this name, or the newest one of the product of this name, or the newest of all for
   * an empty name.
   *
   * @throws CliException if there is none
   */
  public RunRecord find(String name) {
    List<RunRecord> runs = RunIndex.of(folder).runs();
    return runs.stream()
        .filter(run -> name.isEmpty() || run.run().equals(name) || run.product().equals(name))
        .findFirst()
        .orElseThrow(() -> CliException.usage(unknown(name, runs)));
  }

  private String unknown(String name, List<RunRecord> runs) {
    if (runs.isEmpty()) {
      return "no run has left its file in " + folder + ". Type: mesh run PRODUCT --batch";
    }
    List<String> names =
        runs.stream()
            .flatMap(run -> List.of(run.product(), run.run()).stream())
            .distinct()
            .toList();
    return "there is no run or product \""
        + name
        + "\" in "
        + folder
        + "."
        + Spelling.closest(name, names).map(best -> " Did you mean " + best + "?").orElse("")
        + " \"mesh runs\" lists them.";
  }
}
