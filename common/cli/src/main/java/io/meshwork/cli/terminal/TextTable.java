package io.meshwork.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** Rows of text in aligned columns; numbers go to the right. Colour codes take no width. */
public final class TextTable {
  private static final Pattern CODES = Pattern.compile("\u001b\\[[0-9;]*m");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9][0-9,.]*%?");
  private static final String GAP = "  ";

  private final List<String> header;
  private final List<List<String>> rows = new ArrayList<>();

  public TextTable(String... header) {
    this.header = List.of(header);
  }

  /** Adds a row with one cell for each column; returns this table. */
  public TextTable row(String... cells) {
    if (cells.length != header.size()) {
      throw new IllegalArgumentException(
          cells.length + " cells in a table of " + header.size() + " columns");
    }
    rows.add(List.of(cells));
    return this;
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The lines, each with this indent and no blanks at its end. */
  public List<String> lines(String indent) {
    int[] widths = widths();
    List<String> lines = new ArrayList<>();
    lines.add(indent + joined(header, widths));
    rows.forEach(row -> lines.add(indent + joined(row, widths)));
    return Collections.unmodifiableList(lines);
  }

  private int[] widths() {
    int[] widths = new int[header.size()];
    Arrays.setAll(widths, column -> width(header.get(column)));
    for (List<String> row : rows) {
      Arrays.setAll(widths, column -> Math.max(widths[column], width(row.get(column))));
    }
    return widths;
  }

  private String joined(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      String blanks = " ".repeat(widths[column] - width(cell));
      line.append(column == 0 ? "" : GAP);
      line.append(isNumeric(column) ? blanks + cell : cell + blanks);
    }
    return line.toString().stripTrailing();
  }

  private boolean isNumeric(int column) {
    return !rows.isEmpty()
        && rows.stream()
            .map(row -> CODES.matcher(row.get(column)).replaceAll(""))
            .allMatch(cell -> cell.isEmpty() || NUMBER.matcher(cell).matches());
  }

  private static int width(String cell) {
    String visible = CODES.matcher(cell).replaceAll("");
    return visible.codePointCount(0, visible.length());
  }
}
