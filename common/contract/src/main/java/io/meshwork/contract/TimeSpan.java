package io.meshwork.contract;

import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.Suggestion;
import io.meshwork.contract.yaml.YamlScalar;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lengths of time, always with a unit. */
final class TimeSpan {
  private static final List<String> UNITS = List.of("seconds", "minutes", "hours", "days");

  private static final Map<String, Integer> SECONDS =
      Map.ofEntries(
          Map.entry("s", 1),
          Map.entry("second", 1),
          Map.entry("seconds", 1),
          Map.entry("m", 60),
          Map.entry("minute", 60),
          Map.entry("minutes", 60),
          Map.entry("h", 3600),
          Map.entry("hour", 3600),
          Map.entry("hours", 3600),
          Map.entry("d", 86400),
          Map.entry("day", 86400),
          Map.entry("days", 86400));

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*(.*)");

  private TimeSpan() {}

  /** Reads "5 minutes". */
  static Optional<Duration> parse(String name, YamlScalar value, Findings findings) {
    var written = WRITTEN.matcher(value.plain().strip());
    if (!written.matches()) {
      findings.add(
          value.line(),
          "%s must be a length of time such as \"5 minutes\", not %s"
              .formatted(name, value.words()));
      return Optional.empty();
    }
    return of(name, written.group(1), written.group(2), value.line(), findings);
  }

  /** Reads an amount and its unit, which may be empty and then is missed. */
  static Optional<Duration> of(
      String name, String amount, String unit, int line, Findings findings) {
    if (!WRITTEN.matcher(amount).matches() || !amount.equals(amount.strip())) {
      findings.add(line, "%s must be a number with a unit, not \"%s\"".formatted(name, amount));
      return Optional.empty();
    }
    if (unit.isBlank()) {
      findings.add(
          line, "%s has no unit. Add one of: %s.".formatted(name, String.join(", ", UNITS)));
      return Optional.empty();
    }
    if (!SECONDS.containsKey(unit)) {
      findings.add(line, "%s has the unknown unit \"%s\"%s".formatted(name, unit, ending(unit)));
      return Optional.empty();
    }
    var millis =
        new BigDecimal(amount).movePointRight(3).multiply(BigDecimal.valueOf(SECONDS.get(unit)));
    return Optional.of(Duration.ofMillis(millis.longValue()));
  }

  private static String ending(String unit) {
    var accepted = new ArrayList<>(UNITS);
    return unit.length() < 3
        ? ". Accepted: " + String.join(", ", accepted) + "."
        : Suggestion.ending(unit, accepted);
  }
}
