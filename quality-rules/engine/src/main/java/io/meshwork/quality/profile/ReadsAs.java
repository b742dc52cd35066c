package io.meshwork.quality.profile;

import com.amazon.deequ.suggestions.ConstraintSuggestion;
import java.util.List;

/** Strings that all read as numbers or truth values. */
record ReadsAs() implements Proposal {
  @Override
  public Answer of(Seen seen, ConstraintSuggestion suggestion) {
    if (seen.column().readsAs().isEmpty()) {
      return new Declined("ColumnDataType " + Dqdl.column(seen.name()) + ": it is no string");
    }
    String type = type(seen.column());
    String rule =
        "ColumnDataType %s = \"%s\"%s"
            .formatted(Dqdl.column(seen.name()), type, Dqdl.whereThere(seen.column()));
    return new Draft(
        seen.name() + " reads as " + type.toLowerCase(java.util.Locale.ROOT),
        "every value reads as %s, though the column holds strings.".formatted(words(type)),
        List.of(Form.of(rule), Form.of(rule + " with threshold >= 1.0")));
  }

  private static String type(ColumnProfile column) {
    return switch (column.readsAs().orElseThrow()) {
      case WHOLE_NUMBERS -> fitsInteger(column) ? "Integer" : "Long";
      case NUMBERS -> "Double";
      case BOOLEANS -> "Boolean";
    };
  }

  private static boolean fitsInteger(ColumnProfile column) {
    return column
        .numbers()
        .filter(n -> n.minimum() >= Integer.MIN_VALUE && n.maximum() <= Integer.MAX_VALUE)
        .isPresent();
  }

  private static String words(String type) {
    return switch (type) {
      case "Double" -> "a number";
      case "Boolean" -> "true or false";
      default -> "a whole number";
    };
  }
}
