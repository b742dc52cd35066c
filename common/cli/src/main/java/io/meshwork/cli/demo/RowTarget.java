package io.meshwork.cli.demo;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How many rows there must be: the sum of what is given here.
 *
 * @param number so many, for what the specification of the events makes known
 * @param rowsOf as many as these tables of the mesh have, such as {@code weather.stations}
 * @param goodEventsOf as many as good events are generated for these products
 * @param injected as many as records have these defects, by product
 * @param some one or more, where nobody can say how many
 */
record RowTarget(
    long number,
    List<String> rowsOf,
    List<String> goodEventsOf,
    Map<String, List<String>> injected,
    boolean some) {
  private static final String NUMBER = "number";
  private static final String ROWS_OF = "rows-of";
  private static final String GOOD_EVENTS_OF = "good-events-of";
  private static final String INJECTED = "injected";
  private static final String SOME = "some";

  static final Set<String> KEYS = Set.of(NUMBER, ROWS_OF, GOOD_EVENTS_OF, INJECTED, SOME);

  RowTarget {
    rowsOf = List.copyOf(rowsOf);
    goodEventsOf = List.copyOf(goodEventsOf);
    injected = Map.copyOf(injected);
  }

  static RowTarget read(Config config) {
    return new RowTarget(
        config.hasPath(NUMBER) ? config.getLong(NUMBER) : 0,
        texts(config, ROWS_OF),
        texts(config, GOOD_EVENTS_OF),
        config.hasPath(INJECTED) ? lists(config.getConfig(INJECTED)) : Map.of(),
        config.hasPath(SOME) && config.getBoolean(SOME));
  }

  /** Lists of texts by their whole keys, dots included. */
  private static Map<String, List<String>> lists(Config config) {
    Map<String, List<String>> lists = new TreeMap<>();
    config
        .entrySet()
        .forEach(
            entry ->
                lists.put(
                    String.join(".", ConfigUtil.splitPath(entry.getKey())),
                    config.getStringList(entry.getKey())));
    return lists;
  }

  private static List<String> texts(Config config, String key) {
    return config.hasPath(key) ? config.getStringList(key) : List.of();
  }

  /** Beside what is found. */
  Count count(String what, Injected events, Tables tables, long found) {
    if (some) {
      return new Count(what, 1, true, found);
    }
    String of = rowsOf.isEmpty() ? "" : ", as of " + String.join(" and ", rowsOf);
    long rows = rowsOf.stream().mapToLong(tables::count).sum();
    return new Count(what + of, number + rows + generated(events), found);
  }

  /** The part of the sum that is known before anything has run. */
  long generated(Injected events) {
    long good = goodEventsOf.stream().mapToLong(events::goodEvents).sum();
    long odd =
        injected.entrySet().stream()
            .flatMapToLong(
                of -> of.getValue().stream().mapToLong(defect -> events.of(of.getKey(), defect)))
            .sum();
    return good + odd;
  }
}
