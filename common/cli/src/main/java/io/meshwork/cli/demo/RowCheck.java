package io.meshwork.cli.demo;

import com.typesafe.config.Config;
import io.meshwork.cli.CliException;
import io.meshwork.contract.DataContract;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How many rows a table must have once its product has run.
 *
 * @param table of the product
 * @param value counts only the rows that have a value in this column
 * @param where counts only the rows in which each of these columns holds this text
 * @param target how many
 */
record RowCheck(String table, Optional<String> value, Map<String, String> where, RowTarget target) {
  private static final String TABLE = "table";
  private static final String VALUE = "value";
  private static final String WHERE = "where";

  RowCheck {
    where = Map.copyOf(where);
  }

  /**
   * @throws CliException if it says nothing of how many, or anything unknown
   */
  static RowCheck read(Config config) {
    Set<String> unknown = new TreeSet<>(config.root().keySet());
    unknown.removeAll(RowTarget.KEYS);
    boolean counts = unknown.size() < config.root().size();
    unknown.removeAll(Set.of(TABLE, VALUE, WHERE));
    if (!unknown.isEmpty() || !counts || !config.hasPath(TABLE)) {
      throw CliException.configuration(
          "%s: rows need a table, may have %s and %s, and at least one of %s say how many. Found: %s."
              .formatted(
                  config.origin().description(),
                  VALUE,
                  WHERE,
                  new TreeSet<>(RowTarget.KEYS),
                  new TreeSet<>(config.root().keySet())));
    }
    return new RowCheck(
        config.getString(TABLE),
        config.hasPath(VALUE) ? Optional.of(config.getString(VALUE)) : Optional.empty(),
        config.hasPath(WHERE) ? texts(config.getConfig(WHERE)) : Map.of(),
        RowTarget.read(config));
  }

  private static Map<String, String> texts(Config config) {
    return config.root().keySet().stream()
        .collect(Collectors.toMap(column -> column, config::getString));
  }

  Count count(DataContract contract, Injected events, Tables tables) {
    long found = tables.count(contract.keyspace() + "." + table, value, where);
    return target.count(what(), events, tables, found);
  }

  /** Such as {@code rows of alerts_by_account, kind velocity}. */
  private String what() {
    StringBuilder text = new StringBuilder("rows of " + table);
    new TreeMap<>(where).forEach((column, held) -> text.append(", " + column + " " + held));
    value.ifPresent(column -> text.append(", with " + column));
    return text.toString();
  }
}
