package io.meshwork.cli.replay;

import io.meshwork.cli.CliException;
import io.meshwork.cli.Spelling;
import io.meshwork.contract.Field;
import io.meshwork.contract.Topic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks the mappings of a command line against the topic and the file. */
final class Mappings {
  private final Topic topic;
  private final List<String> columns;
  private final List<String> problems = new ArrayList<>();

  private Mappings(Topic topic, List<String> columns) {
    this.topic = topic;
    this.columns = columns;
  }

  /**
   * Reads mappings.
   *
   * @param columns the columns of the file
   * @throws CliException with every problem, if there is any
   */
  static List<Mapping> parse(List<String> texts, Topic topic, List<String> columns) {
    Mappings mappings = new Mappings(topic, columns);
    List<Mapping> parsed = mappings.parsed(texts);
    if (mappings.problems.isEmpty()) {
      mappings.checkRequired(parsed);
    }
    if (!mappings.problems.isEmpty()) {
      throw CliException.usage("cannot map the file to topic " + topic.name(), mappings.problems);
    }
    return parsed;
  }

  private List<Mapping> parsed(List<String> texts) {
    List<Mapping> parsed = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String text : texts) {
      try {
        Mapping mapping = Mapping.parse(text);
        check(mapping, seen.add(mapping.field()));
        parsed.add(mapping);
      } catch (IllegalArgumentException e) {
        problems.add(e.getMessage());
      }
    }
    return parsed;
  }

  private void check(Mapping mapping, boolean first) {
    List<String> fields = topic.fields().stream().map(Field::name).toList();
    if (!fields.contains(mapping.field())) {
      problems.add(unknown("field", mapping.field(), "the topic", fields));
    } else if (!first) {
      problems.add("field \"" + mapping.field() + "\" is mapped twice");
    }
    if (mapping.source() instanceof Mapping.Source.Column column
        && !columns.contains(column.name())) {
      problems.add(unknown("column", column.name(), "the file", columns));
    }
  }

  private void checkRequired(List<Mapping> parsed) {
    List<String> mapped = parsed.stream().map(Mapping::field).toList();
    topic.fields().stream()
        .filter(Field::required)
        .filter(field -> !mapped.contains(field.name()))
        .map(
            field ->
                "required field \"%s\" (%s) is not mapped".formatted(field.name(), field.type()))
        .forEach(problems::add);
  }

  private static String unknown(String what, String name, String where, List<String> names) {
    return "%s has no %s \"%s\".%s It has: %s"
        .formatted(
            where,
            what,
            name,
            Spelling.closest(name, names).map(best -> " Did you mean \"" + best + "\"?").orElse(""),
            String.join(", ", names));
  }
}
