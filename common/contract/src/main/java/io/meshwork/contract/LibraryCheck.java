package io.meshwork.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A quality check by one of the standard's library metrics.
 *
 * @param id tells it from other checks: the one that the contract gives, else such as {@code
 *     nullValues(email)}
 * @param scope what it judges
 * @param metric what it counts
 * @param columns the fields or columns of whose values; none for {@link Metric#ROW_COUNT}
 * @param criteria which values it counts
 * @param expected what the count must be
 * @param severity what a failing check means
 * @param dimension the standard's dimension of quality, in small letters
 * @param description what its owner says of it; empty if the contract doesn't say
 * @param line where the contract says it
 */
public record LibraryCheck(
    String id,
    Scope scope,
    Metric metric,
    List<Field> columns,
    Criteria criteria,
    Expectation expected,
    Severity severity,
    String dimension,
    String description,
    int line) {

  public LibraryCheck {
    columns = List.copyOf(columns);
  }

  /** RECORDS: each record of the topic by itself. ROWS: the primary table's rows of a batch. */
  public enum Scope {
    RECORDS,
    ROWS
  }

  /** ERROR keeps data from landing, WARNING is reported. */
  public enum Severity {
    ERROR,
    WARNING
  }

  /**
   * The standard's metrics, each with the dimension that it measures unless the contract differs.
   */
  public enum Metric {
    /** Rows without a value. */
    NULL_VALUES("nullValues", "completeness"),
    /** Rows with a value that stands for none. */
    MISSING_VALUES("missingValues", "completeness"),
    /** Rows with a value that is not a valid one; no value is none. */
    INVALID_VALUES("invalidValues", "conformity"),
    /** Rows beyond the first of each value, or of each combination of values. */
    DUPLICATE_VALUES("duplicateValues", "uniqueness"),
    /** All rows. */
    ROW_COUNT("rowCount", "coverage");

    private final String word;
    private final String dimension;

    Metric(String word, String dimension) {
      this.word = word;
      this.dimension = dimension;
    }

    static Optional<Metric> named(String word) {
      return Arrays.stream(values()).filter(m -> m.word.equals(word)).findFirst();
    }

    String dimension() {
      return dimension;
    }

    /** The standard's word for it. */
    @Override
    public String toString() {
      return word;
    }
  }
}
