package io.meshwork.customer360.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The standard form of names and addresses. */
final class Text {
  private static final Pattern ACCENTS = Pattern.compile("\\p{InCombiningDiacriticalMarks}+");
  private static final Pattern NO_TEXT = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private Text() {}

  /**
   * Letters and digits alone: compatibility forms decomposed (NFKD), Latin accents and case
   * dropped. Spaces too, since people write "van der Berg" and "Vanderberg" of one name. Null where
   * nothing is left.
   */
  static String standard(String written) {
    if (written == null) {
      return null;
    }
    String plain =
        ACCENTS.matcher(Normalizer.normalize(written, Normalizer.Form.NFKD)).replaceAll("");
    // By way of upper case: "ß" has no other lower case than itself, but "SS" has.
    String folded = plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    String kept = NO_TEXT.matcher(folded).replaceAll("");
    return kept.isEmpty() ? null : kept;
  }
}
