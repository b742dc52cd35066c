package io.meshwork.quality;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many rows may break a rule before it counts as failed: a number of rows, or a share of those
 * that it applies to.
 *
 * @param text as the owner wrote it, empty for none
 * @param rows the number of rows, if it is one
 * @param share the share of rows, 0 to 1, if it is one
 */
public record Tolerance(String text, Optional<Long> rows, Optional<BigDecimal> share) {
  private static final Pattern ROWS = Pattern.compile("(\\d{1,18}) rows?");
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d+)?) ?%");
  private static final Tolerance NONE = new Tolerance("", Optional.of(0L), Optional.empty());

  /** No row may break the rule. */
  public static Tolerance none() {
    return NONE;
  }

  /** Reads {@code 20 rows} or {@code 0.5%}; empty if it is neither. */
  static Optional<Tolerance> parse(String text) {
    Matcher rows = ROWS.matcher(text.strip());
    if (rows.matches()) {
      long number = Long.parseLong(rows.group(1));
      return Optional.of(new Tolerance(text, Optional.of(number), Optional.empty()));
    }
    Matcher percent = PERCENT.matcher(text.strip());
    if (!percent.matches()) {
      return Optional.empty();
    }
    BigDecimal share = new BigDecimal(percent.group(1)).movePointLeft(2);
    return share.compareTo(BigDecimal.ONE) > 0
        ? Optional.empty()
        : Optional.of(new Tolerance(text, Optional.empty(), Optional.of(share)));
  }

  /** Whether so many failing rows are borne. */
  public boolean allows(long failing, long evaluated) {
    return rows.map(most -> failing <= most)
        .orElseGet(
            () ->
                share
                        .orElseThrow()
                        .multiply(BigDecimal.valueOf(evaluated))
                        .compareTo(BigDecimal.valueOf(failing))
                    >= 0);
  }
}
