package io.meshwork.cli.replay;

import io.meshwork.cli.CliException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads a whole file before any of it is published, so that a file is published whole or not. */
final class FileCheck {
  private static final int SHOWN = 10;

  private final List<String> problems = new ArrayList<>();
  private long rows;
  private long bad;

  private FileCheck() {}

  /**
   * Counts the rows.
   *
   * @throws CliException naming the first bad cells, if there are any
   */
  static long rows(CsvFile file, Rows rows) {
    FileCheck check = new FileCheck();
    try (Stream<CsvRow> all = file.rows()) {
      all.forEach(row -> check.look(row, rows));
    } catch (UncheckedIOException e) {
      throw file.unreadable(e.getCause());
    }
    if (check.bad > 0) {
      throw CliException.usage("nothing was published from " + file.file(), check.listed());
    }
    return check.rows;
  }

  private void look(CsvRow row, Rows rows) {
    this.rows++;
    try {
      rows.record(row);
    } catch (BadCellException e) {
      bad++;
      if (problems.size() < SHOWN) {
        problems.add(e.getMessage());
      }
    }
  }

  private List<String> listed() {
    List<String> listed = new ArrayList<>(problems);
    if (bad > SHOWN) {
      listed.add((bad - SHOWN) + " more rows have a cell that doesn't fit");
    }
    return listed;
  }
}
