package io.meshwork.catalog;

import io.meshwork.catalog.ProfileRecord.Column;
import io.meshwork.catalog.ProfileRecord.Quantile;
import io.meshwork.catalog.ProfileRecord.Summary;
import io.meshwork.catalog.ProfileRecord.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A column as the page of a profile shows it.
 *
 * @param column what is known of it
 * @param place its number on the page, from 1
 * @param rows of the whole data set
 */
record ProfileColumn(Column column, int place, long rows) {
  static final int VALUES_SHOWN = 12;

  /** A number with its name. */
  record Figure(String name, double value) {}

  public long filled() {
    return rows - column.nulls();
  }

  /** From the least to the greatest value; empty if none is known. */
  public Optional<String> span() {
    return column
        .numbers()
        .flatMap(ProfileColumn::span)
        .or(() -> column.range().map(range -> between(range.first(), range.last())));
  }

  private static Optional<String> span(Summary numbers) {
    return numbers
        .minimum()
        .flatMap(
            least ->
                numbers.maximum().map(most -> between(Numbers.value(least), Numbers.value(most))));
  }

  private static String between(String first, String last) {
    return first.equals(last) ? first : first + " to " + last;
  }

  /** The numbers in rising order, then what they come to together. */
  public List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    column
        .numbers()
        .ifPresent(
            numbers -> {
              add(figures, "Least", numbers.minimum());
              numbers.quantiles().forEach(q -> add(figures, name(q), q.value()));
              add(figures, "Greatest", numbers.maximum());
              add(figures, "Mean", numbers.mean());
              add(figures, "Standard deviation", numbers.standardDeviation());
              add(figures, "Sum", numbers.sum());
            });
    return figures;
  }

  private static String name(Quantile quantile) {
    return quantile.share() == 0.5 ? "Median" : "%.0f%% at most".formatted(100 * quantile.share());
  }

  private static void add(List<Figure> figures, String name, Optional<Double> value) {
    value.ifPresent(number -> figures.add(new Figure(name, number)));
  }

  public List<Value> shownValues() {
    return column.values().stream().limit(VALUES_SHOWN).toList();
  }

  public long otherValues() {
    return column.values().size() - shownValues().size();
  }

  public long rowsOfOthers() {
    return column.values().stream().skip(VALUES_SHOWN).mapToLong(Value::rows).sum();
  }
}
