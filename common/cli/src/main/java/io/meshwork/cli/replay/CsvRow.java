package io.meshwork.cli.replay;

import org.apache.commons.csv.CSVRecord;

/**
 * A row of a file.
 *
 * @param line the line of the file on which it ends
 * @param cells its cells
 */
record CsvRow(long line, CSVRecord cells) {

  /** Its number among the file's rows, from 1. */
  long number() {
    return cells.getRecordNumber();
  }

  /** The cell of a column; empty if it is missing, or stands for nothing. */
  String get(String column) {
    String text = cells.isSet(column) ? cells.get(column) : null;
    return text == null ? "" : text;
  }
}
