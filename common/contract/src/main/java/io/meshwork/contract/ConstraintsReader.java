package io.meshwork.contract;

import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.YamlMap;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads what a field's logicalTypeOptions and quality ask of each value. */
final class ConstraintsReader {
  private static final List<String> BOUNDS =
      List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum");
  private static final Set<String> UTC = Set.of("UTC", "Etc/UTC", "Z");

  private final YamlMap options;
  private final String name;
  private final String logicalType;
  private final Findings findings;

  private ConstraintsReader(YamlMap property, String name, Findings findings) {
    this.options = property.map("logicalTypeOptions");
    this.name = name;
    this.logicalType = property.text("logicalType").orElse("");
    this.findings = findings;
  }

  static Constraints read(YamlMap property, String name, Findings findings) {
    var values = ValidValues.read(property, name, findings);
    return new ConstraintsReader(property, name, findings).read(values);
  }

  private Constraints read(ValidValues values) {
    checkSupported();
    var minimum = bound("minimum", "exclusiveMinimum");
    var maximum = bound("maximum", "exclusiveMaximum");
    boolean above = options.has("exclusiveMinimum");
    boolean below = options.has("exclusiveMaximum");
    var minLength = length("minLength", "minItems");
    var maxLength = length("maxLength", "maxItems");
    checkRange(minimum, maximum, above || below);
    if (minLength.isPresent()
        && maxLength.isPresent()
        && minLength.getAsInt() > maxLength.getAsInt()) {
      add(
          "the least length %d is above the greatest, %d"
              .formatted(minLength.getAsInt(), maxLength.getAsInt()));
    }
    return new Constraints(
        minimum, maximum, above, below, minLength, maxLength, pattern(values), values.values());
  }

  private void checkSupported() {
    boolean dated = List.of("date", "timestamp").contains(logicalType);
    for (String option : options.keys()) {
      boolean unchecked = dated && (BOUNDS.contains(option) || option.equals("format"));
      if (unchecked
          || option.equals("multipleOf")
          || (option.equals("uniqueItems") && options.isTrue(option))) {
        findings.add(
            options.lineOf(option),
            "logicalTypeOptions.%s of %s \"%s\" is not checked. Remove it, and say it as a DQDL rule if it matters."
                .formatted(option, logicalType, name));
      }
    }
    boolean local = options.has("timezone") && !options.isTrue("timezone");
    if (local || !options.text("defaultTimezone").map(UTC::contains).orElse(true)) {
      add("its time zone must be UTC, or be written in each value");
    }
  }

  private Optional<BigDecimal> bound(String inclusive, String exclusive) {
    if (!List.of("integer", "number").contains(logicalType)) {
      return Optional.empty();
    }
    if (options.has(inclusive) && options.has(exclusive)) {
      add("give one of %s and %s, not both".formatted(inclusive, exclusive));
    }
    return options.number(inclusive).or(() -> options.number(exclusive));
  }

  private OptionalInt length(String ofText, String ofList) {
    var length = options.number(ofText).or(() -> options.number(ofList));
    return length.isPresent() ? OptionalInt.of(length.get().intValue()) : OptionalInt.empty();
  }

  private void checkRange(
      Optional<BigDecimal> minimum, Optional<BigDecimal> maximum, boolean exclusive) {
    if (minimum.isEmpty() || maximum.isEmpty()) {
      return;
    }
    int order = minimum.get().compareTo(maximum.get());
    if (order > 0 || (order == 0 && exclusive)) {
      add(
          "no value lies between the minimum %s and the maximum %s"
              .formatted(minimum.get().toPlainString(), maximum.get().toPlainString()));
    }
  }

  private Optional<String> pattern(ValidValues values) {
    var own = options.text("pattern");
    if (own.isPresent() && values.pattern().isPresent()) {
      add("give its pattern once, in logicalTypeOptions or in the quality check");
    }
    var pattern = own.or(values::pattern);
    pattern.ifPresent(this::compile);
    return pattern;
  }

  private void compile(String pattern) {
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      findings.add(
          options.lineOf("pattern"),
          "pattern of \"%s\" is not a regular expression: %s at character %d"
              .formatted(name, e.getDescription(), e.getIndex() + 1));
    }
  }

  private void add(String message) {
    findings.add(options.line(), "\"%s\": %s".formatted(name, message));
  }
}
