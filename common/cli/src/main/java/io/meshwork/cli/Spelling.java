package io.meshwork.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the name that a misspelt one most likely stands for. */
public final class Spelling {
  private static final int FARTHEST = 3;

  private Spelling() {}

  /** The closest of the names, if it is close enough to be what was meant. */
  public static Optional<String> closest(String name, Collection<String> names) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return names.stream()
        .min(Comparator.comparingInt(candidate -> distance.apply(name, candidate)))
        .filter(best -> distance.apply(name, best) <= Math.min(FARTHEST, name.length() / 2 + 1));
  }
}
