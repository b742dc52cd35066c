package io.meshwork.contract.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What somebody probably meant, by Levenshtein's distance. */
public final class Suggestion {
  private Suggestion() {}

  /** The accepted word that is nearest to the one written, if any is near. */
  public static Optional<String> near(String written, Collection<String> accepted) {
    int reach = written.length() < 4 ? 1 : Math.max(2, written.length() / 3);
    return accepted.stream()
        .filter(word -> distance(written, word) <= reach)
        .min(Comparator.comparingInt(word -> distance(written, word)));
  }

  /** How a message about a wrong word ends: with the one that is near, or with all of them. */
  public static String ending(String written, Collection<String> accepted) {
    return near(written, accepted)
        .map(word -> "; did you mean \"" + word + "\"?")
        .orElseGet(
            () -> accepted.isEmpty() ? "" : ". Accepted: " + String.join(", ", accepted) + ".");
  }

  private static int distance(String one, String other) {
    var a = one.toLowerCase(Locale.ROOT);
    var b = other.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
