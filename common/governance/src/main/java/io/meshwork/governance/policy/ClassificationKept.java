package io.meshwork.governance.policy;

import io.meshwork.contract.DataContract;
import io.meshwork.contract.Field;
import io.meshwork.contract.Problem;
import io.meshwork.contract.Table;
import io.meshwork.contract.yaml.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A copy is as confidential as what it was copied from.
 *
 * @param classifications the words that are allowed, from the most open to the most closed
 */
record ClassificationKept(List<String> classifications) implements Policy {

  @Override
  public String id() {
    return "classification-kept";
  }

  @Override
  public String demand() {
    return "A classification is one of %s, and a column is classified no lower than the field or port's column of its name, so that no copy leaks what the source protects."
        .formatted(String.join(", ", classifications));
  }

  @Override
  public List<Problem> problems(Document document) {
    Map<String, Field> unknown = new LinkedHashMap<>();
    all(document.contract())
        .filter(c -> c.classification().filter(word -> rank(word) < 0).isPresent())
        .forEach(c -> unknown.putIfAbsent(c.name() + " " + c.classification().orElseThrow(), c));
    Map<String, Field> sources = strictest(document.contract());
    var lowered =
        document.contract().tables().stream()
            .flatMap(t -> t.columns().stream().flatMap(c -> lowered(document, t, c, sources)));
    return Stream.concat(unknown.values().stream().map(c -> unknown(document, c)), lowered)
        .toList();
  }

  private int rank(String word) {
    return classifications.indexOf(word.toLowerCase(Locale.ROOT));
  }

  /** What isn't classified is open; an unknown word is a problem of its own. */
  private int rank(Field column) {
    return column.classification().map(this::rank).orElse(0);
  }

  private static Stream<Field> all(DataContract contract) {
    return Stream.concat(
        incoming(contract), contract.tables().stream().flatMap(t -> t.columns().stream()));
  }

  /** The topic's fields, or the columns of the ports. */
  private static Stream<Field> incoming(DataContract contract) {
    return contract.isAggregate()
        ? contract.ports().stream().flatMap(port -> port.table().columns().stream())
        : contract.input().fields().stream();
  }

  private Map<String, Field> strictest(DataContract contract) {
    BinaryOperator<Field> stricter = (one, other) -> rank(one) < rank(other) ? other : one;
    return incoming(contract).collect(Collectors.toMap(Field::name, f -> f, stricter));
  }

  private Stream<Problem> lowered(
      Document document, Table table, Field column, Map<String, Field> sources) {
    int rank = rank(column);
    return Optional.ofNullable(sources.get(column.name()))
        .filter(source -> rank >= 0 && rank < rank(source))
        .map(
            source ->
                document.problem(
                    column.line(),
                    "column \"%s\" of table %s is %s, but comes in as %s (line %d). Classify it so."
                        .formatted(
                            column.name(),
                            table.name(),
                            column.classification().orElse("not classified"),
                            source.classification().orElseThrow(),
                            source.line())))
        .stream();
  }

  private Problem unknown(Document document, Field column) {
    String word = column.classification().orElseThrow();
    return document.problem(
        column.line(),
        "\"%s\" has the unknown classification \"%s\"%s"
            .formatted(column.name(), word, Suggestion.ending(word, classifications)));
  }
}
