package io.meshwork.contract;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a count must be.
 *
 * @param operator how it compares
 * @param bounds what it is compared with: two, the smaller first, for a range, else one
 * @param unit whether it is a number of rows or a percentage of all rows
 */
public record Expectation(Operator operator, List<BigDecimal> bounds, Unit unit) {

  public Expectation {
    bounds = List.copyOf(bounds);
  }

  /** The standard's units. */
  public enum Unit {
    ROWS,
    PERCENT
  }

  /** The standard's operators; ranges include their bounds. */
  public enum Operator {
    EQUAL("mustBe"),
    NOT_EQUAL("mustNotBe"),
    GREATER("mustBeGreaterThan"),
    GREATER_OR_EQUAL("mustBeGreaterOrEqualTo"),
    LESS("mustBeLessThan"),
    LESS_OR_EQUAL("mustBeLessOrEqualTo"),
    BETWEEN("mustBeBetween"),
    NOT_BETWEEN("mustNotBeBetween");

    private final String word;

    Operator(String word) {
      this.word = word;
    }

    boolean isRange() {
      return this == BETWEEN || this == NOT_BETWEEN;
    }

    /** The standard's word for it. */
    @Override
    public String toString() {
      return word;
    }
  }

  /** The most that the count may be, if it has a limit above alone. */
  public Optional<BigDecimal> limit() {
    var bound = bounds.get(0);
    return switch (operator) {
      case LESS_OR_EQUAL -> Optional.of(bound);
      case EQUAL -> Optional.of(bound).filter(b -> b.signum() == 0);
      case LESS ->
          unit == Unit.ROWS ? Optional.of(bound.subtract(BigDecimal.ONE)) : Optional.empty();
      default -> Optional.empty();
    };
  }
}
