package io.meshwork.catalog;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as people read them: 100,400 and 0.74 and 99.6%. */
final class Numbers {
  private static final DecimalFormatSymbols SYMBOLS = DecimalFormatSymbols.getInstance(Locale.ROOT);
  private static final int DECIMALS = 6;
  private static final double LARGE = 1000;
  private static final int DECIMALS_IF_LARGE = 2;

  private Numbers() {}

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A count with its noun: "1 record", "2 records". */
  static String count(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /**
   * A metric's value to six decimals, to two from a thousand on; in full where rounding would show
   * a whole number that the value isn't, since 0.99999999 shown as 1 would make its failing rule
   * look wrong.
   */
  static String value(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "not a number" : Double.toString(value);
    }
    BigDecimal exact = BigDecimal.valueOf(value);
    int decimals = Math.abs(value) < LARGE ? DECIMALS : DECIMALS_IF_LARGE;
    BigDecimal rounded = exact.setScale(decimals, RoundingMode.HALF_EVEN);
    boolean turnsWhole = rounded.stripTrailingZeros().scale() <= 0;
    if (turnsWhole && rounded.compareTo(exact) != 0) {
      return Double.toString(value);
    }
    return format("#,##0.######").format(rounded);
  }

  /** A share of a whole in percent; a part that is neither nothing nor all never looks like it. */
  static String percent(long part, long whole) {
    if (part == 0 || whole == 0) {
      return "0%";
    }
    if (part == whole) {
      return "100%";
    }
    return percent((double) part / whole);
  }

  /** A share, 0 to 1, in percent, in the same way. */
  static String percent(double share) {
    double percent = 100 * share;
    if (percent > 0 && percent < 0.05) {
      return "< 0.1%";
    }
    if (percent >= 99.95 && percent < 100) {
      return "> 99.9%";
    }
    return (percent == 0 || percent == 100 ? format("0") : format("0.0")).format(percent) + "%";
  }

  /** A width for a style sheet, between 0 and 100. */
  static String width(long part, long whole) {
    if (whole == 0) {
      return "0";
    }
    return width((double) part / whole);
  }

  /** The width of a share, 0 to 1. */
  static String width(double share) {
    return format("0.###").format(Math.max(0, Math.min(100.0, 100.0 * share)));
  }

  private static DecimalFormat format(String pattern) {
    return new DecimalFormat(pattern, SYMBOLS);
  }
}
