package io.meshwork.governance.policy;

import static java.util.stream.Collectors.toSet;

import io.meshwork.contract.DataContract;
import io.meshwork.contract.Field;
import io.meshwork.contract.Problem;
import io.meshwork.contract.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A name means one thing in a product, so it is described once: in the topic, or in one table. */
record ColumnsDescribed() implements Policy {

  @Override
  public String id() {
    return "columns-described";
  }

  @Override
  public String demand() {
    return "A topic, a table, each field and each column is described, so that nobody has to guess a unit or a meaning.";
  }

  @Override
  public List<Problem> problems(Document document) {
    var objects = Stream.concat(topic(document), tables(document));
    return Stream.concat(objects, columns(document)).toList();
  }

  private static Stream<Problem> topic(Document document) {
    return document.root().maps("schema").stream()
        .filter(s -> s.text("physicalType").filter("topic"::equals).isPresent())
        .filter(s -> s.text("description").filter(text -> !text.isBlank()).isEmpty())
        .map(s -> problem(document, s.line(), "the topic", "Say what one record is."));
  }

  private static Stream<Problem> tables(Document document) {
    return document.contract().tables().stream()
        .filter(t -> t.description().isBlank())
        .map(t -> problem(document, t.line(), "table " + t.name(), "Say what one row is."));
  }

  private static Stream<Problem> columns(Document document) {
    List<Named> all = named(document.contract());
    var described =
        all.stream().map(Named::column).filter(c -> !c.description().isBlank()).map(Field::name);
    Set<String> known = described.collect(toSet());
    Map<String, Named> unknown = new LinkedHashMap<>();
    all.stream()
        .filter(n -> !known.contains(n.column().name()))
        .forEach(n -> unknown.putIfAbsent(n.column().name(), n));
    return unknown.values().stream()
        .map(n -> problem(document, n.column().line(), n.words(), "Say what it means."));
  }

  /** A field or a column, and how a problem calls it. */
  private record Named(Field column, String words) {}

  /** What a change feed's fields mean is said by the publisher. */
  private static List<Named> named(DataContract contract) {
    var fields =
        Stream.of(contract)
            .filter(c -> !c.isAggregate())
            .flatMap(c -> c.input().fields().stream())
            .map(f -> new Named(f, "field \"%s\"".formatted(f.name())));
    return Stream.concat(fields, contract.tables().stream().flatMap(ColumnsDescribed::named))
        .toList();
  }

  private static Stream<Named> named(Table table) {
    return table.columns().stream()
        .map(c -> new Named(c, "column \"%s\" of table %s".formatted(c.name(), table.name())));
  }

  private static Problem problem(Document document, int line, String what, String advice) {
    return document.problem(line, what + " has no description. " + advice);
  }
}
