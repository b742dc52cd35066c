package io.meshwork.quality.sql;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The name that was probably meant. */
public final class Suggestion {
  private Suggestion() {}

  /** The known name nearest to {@code name}, if near enough for a slip of the keyboard. */
  public static Optional<String> nearest(String name, Collection<String> known) {
    int tolerance = name.length() < 4 ? 1 : Math.max(2, name.length() / 3);
    return known.stream()
        .filter(k -> distance(name, k) <= tolerance)
        .min(Comparator.comparingInt(k -> distance(name, k)));
  }

  /** {@code " Did you mean \"temperature\"?"}, or nothing. */
  public static String of(String name, Collection<String> known) {
    return nearest(name, known).map(" Did you mean \"%s\"?"::formatted).orElse("");
  }

  private static int distance(String left, String right) {
    return LevenshteinDistance.getDefaultInstance()
        .apply(left.toLowerCase(Locale.ROOT), right.toLowerCase(Locale.ROOT));
  }
}
