package io.meshwork.contract;

import io.meshwork.contract.Expectation.Operator;
import io.meshwork.contract.Expectation.Unit;
import io.meshwork.contract.LibraryCheck.Metric;
import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.Suggestion;
import io.meshwork.contract.yaml.Yaml;
import io.meshwork.contract.yaml.YamlMap;
import io.meshwork.contract.yaml.YamlScalar;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what a metric must be: an operator of the standard, with numbers and a unit. */
record ExpectationReader(YamlMap check, Metric metric, Findings findings) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Empty if it can't be told, which then is a finding here or of the structure's check. */
  Optional<Expectation> read() {
    var operator =
        Arrays.stream(Operator.values()).filter(o -> check.has(o.toString())).findFirst();
    var unit = unit();
    if (operator.isEmpty() || unit.isEmpty()) {
      return Optional.empty();
    }
    var bounds = bounds(operator.get());
    if (bounds.isEmpty()) {
      return Optional.empty();
    }
    var problem = problem(operator.get(), bounds, unit.get());
    problem.ifPresent(p -> add(operator.get().toString(), p));
    return problem.isEmpty()
        ? Optional.of(new Expectation(operator.get(), bounds, unit.get()))
        : Optional.empty();
  }

  private Optional<Unit> unit() {
    var written = check.text("unit").orElse("rows");
    var words = Arrays.stream(Unit.values()).map(u -> u.name().toLowerCase(Locale.ROOT)).toList();
    if (!words.contains(written)) {
      add("unit", "unknown unit \"%s\"%s".formatted(written, Suggestion.ending(written, words)));
      return Optional.empty();
    }
    var unit = Unit.valueOf(written.toUpperCase(Locale.ROOT));
    if (unit == Unit.PERCENT && metric == Metric.ROW_COUNT) {
      add("unit", "rowCount is a number of rows, not a share of them. Remove the unit.");
      return Optional.empty();
    }
    return Optional.of(unit);
  }

  /** One number, or two for a range; none, with a finding, if they are something else. */
  private List<BigDecimal> bounds(Operator operator) {
    var key = operator.toString();
    Stream<Yaml> written =
        operator.isRange() ? check.list(key).stream() : check.value(key).stream();
    var numbers = written.map(ExpectationReader::number).flatMap(Optional::stream).toList();
    if (numbers.size() == (operator.isRange() ? 2 : 1)) {
      return numbers;
    }
    add(key, "%s of %s must be a number".formatted(key, metric));
    return List.of();
  }

  private static Optional<BigDecimal> number(Yaml value) {
    return value instanceof YamlScalar scalar ? scalar.number() : Optional.empty();
  }

  private Optional<String> problem(Operator operator, List<BigDecimal> bounds, Unit unit) {
    for (BigDecimal bound : bounds) {
      boolean above = unit == Unit.PERCENT && bound.compareTo(HUNDRED) > 0;
      if (bound.signum() < 0 || above) {
        return Optional.of(
            unit == Unit.PERCENT
                ? "a percentage lies between 0 and 100"
                : "a number of rows is never below 0");
      }
      if (unit == Unit.ROWS && bound.stripTrailingZeros().scale() > 0) {
        return Optional.of("a number of rows is whole. For a share of them add unit: percent.");
      }
    }
    if (operator.isRange() && bounds.get(0).compareTo(bounds.get(1)) >= 0) {
      return Optional.of(operator + " needs the smaller number first");
    }
    return certainty(operator, bounds.get(0));
  }

  private Optional<String> certainty(Operator operator, BigDecimal bound) {
    if (bound.signum() > 0) {
      return Optional.empty();
    }
    return switch (operator) {
      case LESS -> Optional.of("nothing is less than 0. Write mustBe: 0.");
      case GREATER_OR_EQUAL -> Optional.of("every count is 0 or more. Remove the check.");
      default -> Optional.empty();
    };
  }

  private void add(String key, String message) {
    findings.add(check.lineOf(key), message);
  }
}
