package io.meshwork.cli.replay;

import java.util.regex.Pattern;

/**
 * Where one field of the topic's records gets its value.
 *
 * @param field the contract's name of the field
 * @param source what fills it
 */
record Mapping(String field, Source source) {
  private static final Pattern TEXT =
      Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(:?=)(.*)", Pattern.DOTALL);
  private static final String ROW = "@row";

  /** A cell of the row, the same text in each row, or the row's number. */
  sealed interface Source {
    record Column(String name) implements Source {}

    record Constant(String text) implements Source {}

    record RowNumber() implements Source {}
  }

  /**
   * Reads {@code field=column}, {@code field:=constant} or {@code field=@row}.
   *
   * @throws IllegalArgumentException if it is none of them
   */
  static Mapping parse(String text) {
    var parts = TEXT.matcher(text);
    if (!parts.matches() || (parts.group(2).equals("=") && parts.group(3).isEmpty())) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a mapping. Write field=column, field:=constant or field=@row");
    }
    return new Mapping(parts.group(1), source(parts.group(2), parts.group(3)));
  }

  private static Source source(String operator, String right) {
    if (operator.equals(":=")) {
      return new Source.Constant(right);
    }
    return right.equals(ROW) ? new Source.RowNumber() : new Source.Column(right);
  }
}
