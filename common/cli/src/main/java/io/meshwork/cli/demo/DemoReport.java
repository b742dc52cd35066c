package io.meshwork.cli.demo;

import io.meshwork.catalog.RunRecord;
import io.meshwork.cli.Project;
import io.meshwork.cli.terminal.Terminal;
import io.meshwork.cli.terminal.TextTable;
import io.meshwork.contract.DataContract;
import io.meshwork.contract.Table;
import java.util.List;

/** Prints what the demo came to. */
final class DemoReport {
  private static final int ROWS = 3;

  private final Project project;
  private final Terminal terminal;

  DemoReport(Project project, Terminal terminal) {
    this.project = project;
    this.terminal = terminal;
  }

  /** Every number of a product beside the injected one, with a mark. */
  void counts(Comparison comparison) {
    TextTable table = new TextTable(comparison.product(), "INJECTED", "FOUND", "");
    comparison
        .counts()
        .forEach(
            count ->
                table.row(
                    count.what(),
                    count.wanted(),
                    "%,d".formatted(count.actual()),
                    terminal.mark(count.agrees())));
    terminal.line();
    table.lines("").forEach(terminal::line);
  }

  /** Some rows of each of a product's tables. */
  void rows(DataContract contract, Tables tables) {
    for (Table table : contract.tables()) {
      terminal.line();
      terminal.heading(contract.keyspace() + "." + table.name());
      tables.some(contract.keyspace(), table, ROWS).forEach(terminal::line);
    }
  }

  /** Where the reports of the runs are. */
  void reports(List<RunRecord> runs) {
    terminal.line();
    for (RunRecord run : runs) {
      terminal.line("Report: " + project.shown(project.runs().resolve(run.run() + ".html")));
    }
  }

  /** The last line or lines. */
  void conclusion(List<Comparison> comparisons, String age) {
    long counts = comparisons.stream().mapToLong(comparison -> comparison.counts().size()).sum();
    List<String> differences =
        comparisons.stream().flatMap(comparison -> comparison.differences().stream()).toList();
    terminal.line();
    if (differences.isEmpty()) {
      terminal.line(
          "%s All %d counts equal what was injected (%s)."
              .formatted(terminal.mark(true), counts, age));
      return;
    }
    terminal.line(
        "%s %d of %d counts differ from what was injected (%s):"
            .formatted(terminal.mark(false), differences.size(), counts, age));
    for (int i = 0; i < differences.size(); i++) {
      terminal.line("  %d. %s".formatted(i + 1, differences.get(i)));
    }
  }
}
