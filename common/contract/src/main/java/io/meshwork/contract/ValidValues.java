package io.meshwork.contract;

import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.Suggestion;
import io.meshwork.contract.yaml.Yaml;
import io.meshwork.contract.yaml.YamlMap;
import io.meshwork.contract.yaml.YamlScalar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the standard's metric {@code invalidValues} asks of each value of a field.
 *
 * @param values the only values; empty if any may be
 * @param pattern a regular expression that values match
 */
record ValidValues(List<String> values, Optional<String> pattern) {
  private static final List<String> ARGUMENTS = List.of("validValues", "pattern");

  static ValidValues read(YamlMap property, String name, Findings findings) {
    var values = new ArrayList<String>();
    var pattern = Optional.<String>empty();
    for (YamlMap check : QualityReader.library(property, findings)) {
      if (!isOfEachRecord(check)) {
        continue;
      }
      var arguments = check.map("arguments");
      checkArguments(check, arguments, name, findings);
      arguments.list("validValues").forEach(v -> value(v, name, findings).ifPresent(values::add));
      pattern = pattern.or(() -> arguments.text("pattern"));
    }
    return new ValidValues(List.copyOf(values), pattern);
  }

  /** Whether a check asks of each record what a field's own constraints ask. */
  static boolean isOfEachRecord(YamlMap check) {
    boolean none =
        check.number("mustBe").filter(n -> n.compareTo(BigDecimal.ZERO) == 0).isPresent();
    return none
        && check.text("metric").filter("invalidValues"::equals).isPresent()
        && check.text("severity").map("error"::equals).orElse(true);
  }

  private static void checkArguments(
      YamlMap check, YamlMap arguments, String name, Findings findings) {
    for (String key : arguments.keys()) {
      if (!ARGUMENTS.contains(key)) {
        findings.add(
            arguments.lineOf(key),
            "unknown argument \"%s\" of invalidValues%s"
                .formatted(key, Suggestion.ending(key, ARGUMENTS)));
      }
    }
    if (arguments.list("validValues").isEmpty() && arguments.text("pattern").isEmpty()) {
      findings.add(
          check.line(),
          "invalidValues of \"%s\" needs arguments: validValues with a list, or pattern"
              .formatted(name));
    }
  }

  private static Optional<String> value(Yaml value, String name, Findings findings) {
    if (value instanceof YamlScalar scalar && scalar.value() != null) {
      return Optional.of(scalar.plain());
    }
    findings.add(
        value.line(),
        "a valid value of \"%s\" must be a single value, not %s".formatted(name, value.words()));
    return Optional.empty();
  }
}
