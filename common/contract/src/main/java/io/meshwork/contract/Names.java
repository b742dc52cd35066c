package io.meshwork.contract;

import io.meshwork.contract.yaml.Findings;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which names Cassandra and Kafka take without quotes or surprises. */
final class Names {
  private static final Pattern CQL = Pattern.compile("[a-z][a-z0-9_]{0,47}");
  private static final Pattern TOPIC = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,249}");
  private static final Pattern FIELD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

  /** Words that CQL takes as a name only in quotes (Cassandra 5.0, appendix A of its manual). */
  private static final Set<String> RESERVED =
      Set.of(
          "add allow alter and apply asc authorize batch begin between by columnfamily create default delete desc"
              .concat(" describe drop entries execute from full grant if in index infinity insert")
              .concat(
                  " into is keyspace limit materialized mbean mbeans modify nan norecursive not")
              .concat(" null of on or order primary rename replace revoke schema select set table")
              .concat(" to token truncate unlogged unset update use using view where with")
              .split(" "));

  private Names() {}

  /** Checks the name of a keyspace, a table or a column. */
  static void checkCql(String what, String name, int line, Findings findings) {
    if (!CQL.matcher(name).matches()) {
      findings.add(
          line,
          "%s \"%s\" is not a name for CQL. Use at most 48 small letters, digits and \"_\", a letter first."
              .formatted(what, name));
      return;
    }
    if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
      findings.add(
          line, "%s \"%s\" is a reserved word of CQL. Choose another.".formatted(what, name));
    }
  }

  /** Whether it is the name of a product with its domain, such as {@code weather.readings}. */
  static boolean isProduct(String name) {
    var parts = name.split("\\.", -1);
    return parts.length == 2 && Stream.of(parts).allMatch(p -> CQL.matcher(p).matches());
  }

  static void checkTopic(String name, int line, Findings findings) {
    if (!TOPIC.matcher(name).matches()) {
      findings.add(
          line,
          "topic \"%s\" is not a name for Kafka. Use at most 249 letters, digits, \".\", \"_\" and \"-\"."
              .formatted(name));
    }
  }

  static void checkField(String name, int line, Findings findings) {
    if (!FIELD.matcher(name).matches()) {
      findings.add(
          line,
          "field \"%s\" is not a usable name. Use letters, digits and \"_\", not a digit first."
              .formatted(name));
    }
  }
}
