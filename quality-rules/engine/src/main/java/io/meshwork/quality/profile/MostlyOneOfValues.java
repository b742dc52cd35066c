package io.meshwork.quality.profile;

import com.amazon.deequ.suggestions.ConstraintSuggestion;
import com.amazon.deequ.suggestions.ConstraintSuggestionWithValue;
import io.meshwork.quality.profile.ColumnProfile.ValueCount;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import scala.jdk.javaapi.CollectionConverters;

/** Most values are the few that most have been. */
record MostlyOneOfValues() implements Proposal {
  private static final int MOST_VALUES = 12;

  @Override
  public Answer of(Seen seen, ConstraintSuggestion suggestion) {
    String start = "ColumnValues %s in [...]: ".formatted(Dqdl.column(seen.name()));
    if (seen.column().masked()) {
      return new Declined(start + "its values are classified");
    }
    if (seen.promises().listed().contains(seen.name())) {
      return new Declined(start + "its values are listed already");
    }
    List<ValueCount> values = listed(seen.column(), suggestion);
    if (values.isEmpty() || values.size() > MOST_VALUES) {
      return new Declined(
          start + "the most frequent %d values are too many for a list".formatted(values.size()));
    }
    boolean orNull = !seen.column().isComplete();
    return Dqdl.list(seen.field(), values.stream().map(ValueCount::value).toList(), orNull)
        .<Answer>map(list -> draft(seen, values, list))
        .orElseGet(() -> new Declined(start + "a value can't be written in DQDL"));
  }

  private static List<ValueCount> listed(ColumnProfile column, ConstraintSuggestion suggestion) {
    if (!(suggestion instanceof ConstraintSuggestionWithValue<?> found)
        || !(found.value() instanceof scala.collection.Seq<?> names)) {
      return List.of();
    }
    Set<Object> chosen = Set.copyOf(CollectionConverters.asJava(names));
    return column.values().stream().filter(v -> chosen.contains(v.value())).toList();
  }

  private static Draft draft(Seen seen, List<ValueCount> values, String list) {
    long rows = seen.column().nulls() + values.stream().mapToLong(ValueCount::rows).sum();
    BigDecimal least = Shares.atLeast((double) rows / seen.rows(), seen.rows());
    String rule = "ColumnValues %s in %s".formatted(Dqdl.column(seen.name()), list);
    return new Draft(
        seen.name() + " is mostly a known value",
        "%,d of %,d rows (%s) have one of these, of %,d different values."
            .formatted(
                rows, seen.rows(), Shares.inPercent(rows, seen.rows()), seen.column().distinct()),
        List.of(
            Form.of(rule + " with threshold >= " + least.toPlainString()),
            new Form(rule, Optional.of(Shares.restInPercent(least)))));
  }
}
