package io.meshwork.quality.profile;

import java.util.List;
import java.util.Optional;

/**
 * What one column looks like. Of a masked one nothing is told that a value could be read from.
 *
 * @param name the column's name
 * @param type its type in Spark's DDL, such as {@code decimal(12,3)}
 * @param readsAs of a column of strings: what all its values read as, if that is more than a string
 * @param masked whether its values stay hidden
 * @param nulls rows without a value
 * @param completeness the share of rows with a value, 0 to 1; 1 if there are no rows
 * @param distinct the number of different values, null not counted
 * @param distinctIsExact whether it was counted; else it is HyperLogLog++'s estimate, good to about
 *     5 %
 * @param numbers of a column of numbers, or of strings that all read as numbers
 * @param lengths of a column of strings, in characters, null not counted
 * @param range of a column of strings, dates or timestamps: its least and greatest value
 * @param values every value and the rows that have it, the most frequent first; empty if there are
 *     too many
 */
public record ColumnProfile(
    String name,
    String type,
    Optional<Reading> readsAs,
    boolean masked,
    long nulls,
    double completeness,
    long distinct,
    boolean distinctIsExact,
    Optional<NumberSummary> numbers,
    Optional<Lengths> lengths,
    Optional<Range> range,
    List<ValueCount> values) {
  public ColumnProfile {
    values = List.copyOf(values);
  }

  /** What strings may read as. */
  public enum Reading {
    WHOLE_NUMBERS,
    NUMBERS,
    BOOLEANS
  }

  /**
   * @param shortest the least number of characters
   * @param longest the greatest
   */
  public record Lengths(int shortest, int longest) {}

  /**
   * @param first the least value, as text
   * @param last the greatest
   */
  public record Range(String first, String last) {}

  /**
   * @param value as text
   * @param rows how many have it
   */
  public record ValueCount(String value, long rows) {}

  /** Whether every row has a value. */
  public boolean isComplete() {
    return nulls == 0;
  }
}
