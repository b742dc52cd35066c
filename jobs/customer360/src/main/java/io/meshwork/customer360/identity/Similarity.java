package io.meshwork.customer360.identity;

import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * How alike two standard texts are, as a level: 0 where one is missing, 1 where they are equal, and
 * on downwards.
 */
final class Similarity {
  private static final JaroWinklerSimilarity JARO_WINKLER = new JaroWinklerSimilarity();
  private static final LevenshteinDistance EDITS = new LevenshteinDistance(2);
  private static final double[] STEPS = {0.92, 0.88, 0.7};

  private Similarity() {}

  /** 2 to 4: a Jaro-Winkler similarity of at least 0.92, 0.88 or 0.7; 5: less. */
  static int ofNames(String left, String right) {
    if (left == null || right == null) {
      return 0;
    }
    if (left.equals(right)) {
      return 1;
    }
    double similarity = JARO_WINKLER.apply(left, right);
    int step = 0;
    while (step < STEPS.length && similarity < STEPS[step]) {
      step++;
    }
    return step + 2;
  }

  /** 2 or 3: that many characters less one edited (Levenshtein); 4: more. */
  static int ofNumbers(String left, String right) {
    if (left == null || right == null) {
      return 0;
    }
    int edits = EDITS.apply(left, right);
    return edits < 0 ? 4 : edits + 1;
  }

  /** Equal but for a slip of the pen. */
  static boolean close(String left, String right) {
    int level = ofNames(left, right);
    return level == 1 || level == 2;
  }
}
