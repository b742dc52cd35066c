package io.meshwork.contract;

import io.meshwork.contract.FieldType.Kind;
import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.Suggestion;
import io.meshwork.contract.yaml.Yaml;
import io.meshwork.contract.yaml.YamlMap;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a column's time bucket: {@code {of: event_time, unit: day}}. */
final class TimeBucketReader {
  private static final List<String> KEYS = List.of("of", "unit");
  private static final List<String> UNITS =
      Arrays.stream(TimeBucket.Unit.values()).map(u -> u.name().toLowerCase(Locale.ROOT)).toList();

  private TimeBucketReader() {}

  static Optional<TimeBucket> read(
      CustomProperties custom,
      String property,
      String column,
      List<Field> source,
      Findings findings) {
    return custom.value(property).flatMap(v -> read(v, column, source, findings));
  }

  private static Optional<TimeBucket> read(
      Yaml value, String column, List<Field> source, Findings findings) {
    if (!(value instanceof YamlMap map)) {
      findings.add(
          value.line(),
          "timeBucket of \"%s\" must be a map such as {of: event_time, unit: day}, not %s"
              .formatted(column, value.words()));
      return Optional.empty();
    }
    map.keys().stream()
        .filter(k -> !KEYS.contains(k))
        .forEach(
            k ->
                findings.add(
                    map.lineOf(k),
                    "unknown key \"%s\"%s".formatted(k, Suggestion.ending(k, KEYS))));
    var of = map.text("of").filter(f -> isTimestamp(f, map, column, source, findings));
    var unit = map.text("unit").filter(u -> isUnit(u, map, findings));
    KEYS.stream()
        .filter(k -> map.text(k).isEmpty())
        .forEach(
            k ->
                findings.add(map.line(), "timeBucket of \"%s\" needs \"%s\"".formatted(column, k)));
    return of.flatMap(
        o -> unit.map(u -> new TimeBucket(o, TimeBucket.Unit.valueOf(u.toUpperCase(Locale.ROOT)))));
  }

  private static boolean isUnit(String unit, YamlMap map, Findings findings) {
    if (!UNITS.contains(unit)) {
      findings.add(
          map.lineOf("unit"),
          "unknown unit \"%s\"%s".formatted(unit, Suggestion.ending(unit, UNITS)));
      return false;
    }
    return true;
  }

  private static boolean isTimestamp(
      String of, YamlMap map, String column, List<Field> source, Findings findings) {
    var field = source.stream().filter(f -> f.name().equals(of)).findFirst();
    if (field.isEmpty() && !source.isEmpty()) {
      var timestamps = source.stream().filter(ColumnReader::isTimestamp).map(Field::name).toList();
      findings.add(
          map.lineOf("of"),
          "timeBucket of \"%s\" names \"%s\", which is not there%s"
              .formatted(column, of, Suggestion.ending(of, timestamps)));
      return false;
    }
    boolean other =
        field.isPresent() && field.get().type() != null && !ColumnReader.isTimestamp(field.get());
    if (other || field.map(f -> !f.required()).orElse(false)) {
      findings.add(
          map.lineOf("of"),
          "timeBucket of \"%s\" names \"%s\", which must be a required timestamp"
              .formatted(column, of));
    }
    return !other;
  }

  static void checkType(
      TimeBucket bucket, Optional<FieldType> type, String column, int line, Findings findings) {
    var kind = bucket.unit() == TimeBucket.Unit.HOUR ? Kind.TIMESTAMP : Kind.DATE;
    if (type.isPresent() && type.get().kind() != kind) {
      findings.add(
          line,
          "column \"%s\" is a timeBucket of unit %s, so its type must be %s, not %s"
              .formatted(
                  column,
                  bucket.unit().name().toLowerCase(Locale.ROOT),
                  FieldType.of(kind),
                  type.get()));
    }
  }
}
