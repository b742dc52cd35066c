package io.meshwork.runtime.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the name that a misspelt one most likely stands for. */
public final class Spelling {
  private static final int FARTHEST = 3;

  private Spelling() {}

  public static Optional<String> closest(String name, Collection<String> names) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return names.stream()
        .min(Comparator.comparingInt(n -> distance.apply(name, n)))
        .filter(n -> distance.apply(name, n) <= Math.min(FARTHEST, name.length() / 2 + 1));
  }
}
