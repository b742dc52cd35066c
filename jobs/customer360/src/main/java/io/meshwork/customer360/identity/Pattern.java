package io.meshwork.customer360.identity;

/** The levels of all comparisons of two records in one number, three bits each. */
final class Pattern {
  private static final int BITS = 3;
  private static final Comparison[] COMPARISONS = Comparison.values();

  private Pattern() {}

  static int of(Person left, Person right) {
    int pattern = 0;
    for (Comparison comparison : COMPARISONS) {
      pattern |= comparison.level(left, right) << (BITS * comparison.ordinal());
    }
    return pattern;
  }

  /** Whether the pattern of these is {@link #personal}, with no more compared than that takes. */
  static boolean isPersonal(Person left, Person right) {
    for (Comparison comparison : COMPARISONS) {
      if (comparison.own(1) && comparison.own(comparison.level(left, right))) {
        return true;
      }
    }
    return false;
  }

  static int level(int pattern, Comparison comparison) {
    return pattern >> (BITS * comparison.ordinal()) & ((1 << BITS) - 1);
  }

  /**
   * Whether anything that is a person's own agrees: given name, date of birth, national id or
   * e-mail. Surname, address and phone, however alike, are shared by a household.
   */
  static boolean personal(int pattern) {
    for (Comparison comparison : COMPARISONS) {
      if (comparison.own(level(pattern, comparison))) {
        return true;
      }
    }
    return false;
  }
}
