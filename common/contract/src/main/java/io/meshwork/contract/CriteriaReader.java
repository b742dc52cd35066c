package io.meshwork.contract;

import io.meshwork.contract.FieldType.Kind;
import io.meshwork.contract.LibraryCheck.Metric;
import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.Suggestion;
import io.meshwork.contract.yaml.Yaml;
import io.meshwork.contract.yaml.YamlMap;
import io.meshwork.contract.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the arguments of a metric that counts the values of one column. */
record CriteriaReader(YamlMap check, Metric metric, Field column, Findings findings) {
  private static final String PATTERN = "pattern";
  private static final Map<Metric, List<String>> ARGUMENTS =
      Map.of(
          Metric.MISSING_VALUES, List.of("missingValues"),
          Metric.INVALID_VALUES, List.of("validValues", PATTERN));
  private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d+)?");
  private static final Set<Kind> NUMBERS =
      EnumSet.of(Kind.SMALLINT, Kind.INTEGER, Kind.BIGINT, Kind.FLOAT, Kind.DOUBLE, Kind.DECIMAL);

  Criteria read() {
    var arguments = check.map("arguments");
    var accepted = ARGUMENTS.getOrDefault(metric, List.of());
    checkNames(arguments, accepted, metric, findings);
    if (accepted.isEmpty()) {
      return Criteria.NONE;
    }
    boolean patterned = accepted.contains(PATTERN);
    if (arguments.list(accepted.get(0)).isEmpty() && !(patterned && arguments.has(PATTERN))) {
      findings.add(
          check.line(),
          "%s of \"%s\" needs arguments: %s with a list%s"
              .formatted(metric, column.name(), accepted.get(0), patterned ? ", or pattern" : ""));
    }
    return criteria(arguments, accepted.get(0));
  }

  static void checkNames(
      YamlMap arguments, List<String> accepted, Metric metric, Findings findings) {
    for (String name : arguments.keys()) {
      if (!accepted.contains(name)) {
        findings.add(
            arguments.lineOf(name),
            accepted.isEmpty()
                ? "%s takes no arguments".formatted(metric)
                : "unknown argument \"%s\" of %s%s"
                    .formatted(name, metric, Suggestion.ending(name, accepted)));
      }
    }
  }

  private Criteria criteria(YamlMap arguments, String list) {
    var values = new ArrayList<String>();
    boolean orNull = false;
    for (Yaml item : arguments.list(list)) {
      boolean isNull = item instanceof YamlScalar scalar && scalar.value() == null;
      orNull |= isNull;
      if (!isNull) {
        value(item).ifPresent(values::add);
      }
    }
    return new Criteria(
        orNull, values, arguments.text(PATTERN).filter(p -> isPattern(arguments, p)));
  }

  private Optional<String> value(Yaml item) {
    if (!(item instanceof YamlScalar scalar)) {
      return wrong(item, "a single value, not " + item.words());
    }
    var text = scalar.plain();
    return switch (column.type().kind()) {
      case LIST, BLOB ->
          wrong(item, "null: values of %s are not compared".formatted(column.type()));
      case BOOLEAN ->
          List.of("true", "false").contains(text)
              ? Optional.of(text)
              : wrong(item, "true or false");
      default ->
          NUMBERS.contains(column.type().kind()) && !NUMBER.matcher(text).matches()
              ? wrong(item, "a number")
              : Optional.of(text);
    };
  }

  private Optional<String> wrong(Yaml item, String accepted) {
    findings.add(
        item.line(),
        "a value in the arguments of %s of \"%s\" must be %s"
            .formatted(metric, column.name(), accepted));
    return Optional.empty();
  }

  private boolean isPattern(YamlMap arguments, String pattern) {
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      findings.add(
          arguments.lineOf(PATTERN),
          "pattern of \"%s\" is not a regular expression: %s at character %d"
              .formatted(column.name(), e.getDescription(), e.getIndex() + 1));
      return false;
    }
    if (column.type().kind() != Kind.STRING) {
      findings.add(
          arguments.lineOf(PATTERN),
          "pattern needs text, but \"%s\" is %s".formatted(column.name(), column.type()));
      return false;
    }
    return true;
  }
}
