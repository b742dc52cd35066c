package io.meshwork.quality.profile;

import com.amazon.deequ.suggestions.ConstraintSuggestion;
import io.meshwork.quality.profile.ColumnProfile.ValueCount;
import java.util.List;
import org.apache.spark.sql.types.StringType;

/** The values are the few that there have been. */
record OneOfValues() implements Proposal {
  private static final int MOST_TEXTS = 50;

  /** A few numbers are codes; many are a measure, and a list of them says nothing. */
  private static final int MOST_NUMBERS = 12;

  @Override
  public Answer of(Seen seen, ConstraintSuggestion suggestion) {
    String start = "ColumnValues %s in".formatted(Dqdl.column(seen.name()));
    List<ValueCount> values = seen.column().values();
    if (seen.column().distinct() == 0) {
      return new Declined(""); // Nothing but nulls.
    }
    if (seen.column().masked()) {
      return new Declined(start + " [...]: its values are classified");
    }
    if (seen.promises().listed().contains(seen.name())) {
      return new Declined(start + " [...]: its values are listed already");
    }
    int most = seen.field().dataType() instanceof StringType ? MOST_TEXTS : MOST_NUMBERS;
    if (values.size() > most) {
      return new Declined(
          "%s [...]: %d different values are too many for a list".formatted(start, values.size()));
    }
    return Dqdl.list(
            seen.field(),
            values.stream().map(ValueCount::value).toList(),
            !seen.column().isComplete())
        .<Answer>map(list -> draft(seen, start + " " + list))
        .orElseGet(() -> new Declined(start + " [...]: a value can't be written in DQDL"));
  }

  private static Draft draft(Seen seen, String rule) {
    return new Draft(
        seen.name() + " is a known value",
        evidence(seen),
        List.of(Form.of(rule), Form.of(rule + " with threshold >= 1.0")));
  }

  private static String evidence(Seen seen) {
    List<ValueCount> values = seen.column().values();
    ValueCount first = values.get(0);
    String most =
        "%s in %s of %,d rows"
            .formatted(
                Dqdl.shown(first.value()),
                Shares.inPercent(first.rows(), seen.rows()),
                seen.rows());
    if (values.size() == 1) {
      return "one value alone: " + most + ".";
    }
    ValueCount last = values.get(values.size() - 1);
    return "%d different values, from %s to %s in %,d."
        .formatted(values.size(), most, Dqdl.shown(last.value()), last.rows());
  }
}
