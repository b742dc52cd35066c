package io.meshwork.quality.profile;

import java.util.Set;

/**
 * What another text, such as a contract, states of columns already: nothing to suggest again.
 *
 * @param required columns that are never null
 * @param unique columns without a value twice
 * @param listed columns whose values are listed
 * @param bounded columns of numbers with a least value that isn't below zero
 */
public record Promises(
    Set<String> required, Set<String> unique, Set<String> listed, Set<String> bounded) {
  public Promises {
    required = Set.copyOf(required);
    unique = Set.copyOf(unique);
    listed = Set.copyOf(listed);
    bounded = Set.copyOf(bounded);
  }

  /** Nothing is stated. */
  public static Promises none() {
    return new Promises(Set.of(), Set.of(), Set.of(), Set.of());
  }
}
