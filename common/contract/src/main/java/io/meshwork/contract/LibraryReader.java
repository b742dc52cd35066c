package io.meshwork.contract;

import io.meshwork.contract.LibraryCheck.Metric;
import io.meshwork.contract.LibraryCheck.Scope;
import io.meshwork.contract.LibraryCheck.Severity;
import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.Suggestion;
import io.meshwork.contract.yaml.Yaml;
import io.meshwork.contract.yaml.YamlMap;
import io.meshwork.contract.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the checks by library metrics: of the topic's fields, and of one table and its columns. */
final class LibraryReader {
  private static final String PROPERTIES = "properties";
  private static final Map<String, Severity> SEVERITIES =
      Map.of("error", Severity.ERROR, "warning", Severity.WARNING, "info", Severity.WARNING);

  private final Findings findings;
  private final List<LibraryCheck> checks = new ArrayList<>();

  LibraryReader(Findings findings) {
    this.findings = findings;
  }

  List<LibraryCheck> checks() {
    return List.copyOf(checks);
  }

  void topic(YamlMap schema, List<Field> fields) {
    for (YamlMap check : QualityReader.library(schema, findings)) {
      findings.add(
          check.line(), "metrics of a topic are counted in a table. Move them to the table.");
    }
    for (YamlMap property : schema.maps(PROPERTIES)) {
      for (YamlMap check : QualityReader.library(property, findings)) {
        if (!ValidValues.isOfEachRecord(check)) {
          named(property, fields).ifPresent(field -> ofField(check, field));
        }
      }
    }
  }

  void table(YamlMap schema, List<Field> columns) {
    QualityReader.library(schema, findings).forEach(check -> ofTable(check, columns));
    for (YamlMap property : schema.maps(PROPERTIES)) {
      for (YamlMap check : QualityReader.library(property, findings)) {
        named(property, columns).ifPresent(column -> ofColumn(check, column));
      }
    }
  }

  /** Records are judged one by one, so what is counted of all of them has no place here. */
  private void ofField(YamlMap check, Field field) {
    var metric = metric(check);
    if (metric == Metric.ROW_COUNT || metric == Metric.DUPLICATE_VALUES) {
      findings.add(check.line(), "%s counts rows together. Move it to a table.".formatted(metric));
      return;
    }
    add(check, metric, List.of(field), Scope.RECORDS);
  }

  private void ofColumn(YamlMap check, Field column) {
    if (metric(check) == Metric.ROW_COUNT) {
      findings.add(check.line(), "rowCount counts the rows of a table. Move it to the table.");
      return;
    }
    add(check, metric(check), List.of(column), Scope.ROWS);
  }

  private void ofTable(YamlMap check, List<Field> columns) {
    switch (metric(check)) {
      case ROW_COUNT -> add(check, Metric.ROW_COUNT, List.of(), Scope.ROWS);
      case DUPLICATE_VALUES -> combination(check, columns);
      default ->
          findings.add(
              check.line(),
              "%s counts the values of one column. Move it to the column."
                  .formatted(metric(check)));
    }
  }

  private void combination(YamlMap check, List<Field> columns) {
    var names = columns.stream().map(Field::name).toList();
    var combined = new ArrayList<Field>();
    for (Yaml item : check.map("arguments").list(PROPERTIES)) {
      var name = item instanceof YamlScalar scalar ? scalar.plain() : item.words();
      columns.stream()
          .filter(c -> c.name().equals(name))
          .findFirst()
          .ifPresentOrElse(
              combined::add,
              () ->
                  findings.add(
                      item.line(),
                      "duplicateValues names \"%s\", which is not a column of the table%s"
                          .formatted(name, Suggestion.ending(name, names))));
    }
    if (check.map("arguments").list(PROPERTIES).isEmpty()) {
      findings.add(
          check.line(),
          "duplicateValues of a table needs arguments: properties with a list of its columns");
    }
    add(check, Metric.DUPLICATE_VALUES, combined, Scope.ROWS);
  }

  private void add(YamlMap check, Metric metric, List<Field> columns, Scope scope) {
    if (columns.stream().anyMatch(c -> c.type() == null)) {
      return; // The doubt about the type is a finding.
    }
    var criteria = criteria(check, metric, columns);
    var expected = new ExpectationReader(check, metric, findings).read();
    if (expected.isEmpty()) {
      return;
    }
    if (scope == Scope.RECORDS && expected.get().limit().isEmpty()) {
      findings.add(
          check.lineOf(expected.get().operator().toString()),
          "of a topic's records, %s has a limit above alone: mustBe: 0 or mustBeLessOrEqualTo. Write anything else on a table's column."
              .formatted(metric));
    }
    add(
        new LibraryCheck(
            check.text("id").orElseGet(() -> id(metric, columns)),
            scope,
            metric,
            columns,
            criteria,
            expected.get(),
            severity(check),
            check.text("dimension").orElse(metric.dimension()),
            check.text("description").or(() -> check.text("name")).orElse(""),
            check.line()));
  }

  private void add(LibraryCheck check) {
    if (checks.stream().anyMatch(c -> c.id().equals(check.id()))) {
      findings.add(
          check.line(),
          "there are two checks %s. Remove one, or give it an id.".formatted(check.id()));
    }
    checks.add(check);
  }

  private Criteria criteria(YamlMap check, Metric metric, List<Field> columns) {
    if (columns.size() == 1 && !check.map("arguments").has(PROPERTIES)) {
      return new CriteriaReader(check, metric, columns.get(0), findings).read();
    }
    var accepted = metric == Metric.DUPLICATE_VALUES ? List.of(PROPERTIES) : List.<String>of();
    CriteriaReader.checkNames(check.map("arguments"), accepted, metric, findings);
    return Criteria.NONE;
  }

  private Severity severity(YamlMap check) {
    var written = check.text("severity").orElse("error");
    if (!SEVERITIES.containsKey(written)) {
      findings.add(
          check.lineOf("severity"),
          "unknown severity \"%s\"%s"
              .formatted(written, Suggestion.ending(written, List.of("error", "warning", "info"))));
    }
    return SEVERITIES.getOrDefault(written, Severity.ERROR);
  }

  private static Metric metric(YamlMap check) {
    return check.text("metric").flatMap(Metric::named).orElseThrow();
  }

  private static String id(Metric metric, List<Field> columns) {
    return columns.isEmpty()
        ? metric.toString()
        : columns.stream().map(Field::name).collect(Collectors.joining(", ", metric + "(", ")"));
  }

  private static Optional<Field> named(YamlMap property, List<Field> fields) {
    var name = property.text("name").orElse("");
    return fields.stream().filter(f -> f.name().equals(name)).findFirst();
  }
}
