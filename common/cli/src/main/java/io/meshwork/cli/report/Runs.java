package io.meshwork.cli.report;

import io.meshwork.catalog.Reports;
import io.meshwork.catalog.RunRecord;
import io.meshwork.cli.CliException;
import io.meshwork.cli.Project;
import io.meshwork.cli.Spelling;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The runs of this machine and the reports made of them. */
public final class Runs {
  private final Path folder;
  private final Path reports;

  private Runs(Path folder, Path reports) {
    this.folder = folder;
    this.reports = reports;
  }

  public static Runs of(Project project) {
    return new Runs(project.runs(), project.reports());
  }

  /**
   * Writes a run's report, and brings those of its product, its domain and the mesh up to date.
   *
   * @return the run's page
   */
  public Path render(RunRecord run) {
    return reports().run(run).page();
  }

  /** The run's record, from the file of its name. */
  public RunRecord read(String run) {
    return RunRecord.read(folder.resolve(run + ".json"));
  }

  /**
   * Writes every report there can be.
   *
   * @return that of the mesh
   */
  Reports.Written renderAll() {
    return reports().all();
  }

  /**
   * Writes the report of the run, the product or the domain of this name, or of the newest run for
   * an empty name.
   *
   * @throws CliException if there is none
   */
  Reports.Written render(String name) {
    Reports all = reports();
    Optional<RunRecord> run =
        all.runs().stream().filter(r -> name.isEmpty() || r.run().equals(name)).findFirst();
    if (run.isPresent()) {
      return all.run(run.get());
    }
    if (all.products().contains(name)) {
      return all.product(name);
    }
    if (all.domains().contains(name)) {
      return all.domain(name);
    }
    throw CliException.usage(unknown(name, all));
  }

  private Reports reports() {
    return Reports.of(folder, reports);
  }

  private String unknown(String name, Reports all) {
    if (all.runs().isEmpty()) {
      return "no run has left its file in " + folder + ". Type: mesh run PRODUCT --batch";
    }
    List<String> names =
        Stream.of(
                all.domains().stream(),
                all.products().stream(),
                all.runs().stream().map(RunRecord::run))
            .flatMap(stream -> stream)
            .toList();
    return "there is no run, product or domain \""
        + name
        + "\" in "
        + folder
        + "."
        + Spelling.closest(name, names).map(best -> " Did you mean " + best + "?").orElse("")
        + " \"mesh runs\" lists the runs.";
  }
}
