package io.meshwork.customer360.identity;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The standard form of dates. */
final class Dates {
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})(?:(\\d{2})(\\d{2})|[-/.](\\d{1,2})[-/.](\\d{1,2}))(?:[T ].*)?");

  private Dates() {}

  /**
   * Eight digits, {@code yyyyMMdd}, of a date written year first; null where it isn't. A date that
   * no calendar has is kept: it is a mistyped one, and most of its digits are right.
   */
  static String standard(String written) {
    if (written == null) {
      return null;
    }
    Matcher date = YEAR_FIRST.matcher(written.strip());
    if (!date.matches()) {
      return null;
    }
    int form = date.group(2) == null ? 4 : 2;
    return date.group(1) + twoDigits(date.group(form)) + twoDigits(date.group(form + 1));
  }

  /** The same standard date with day and month the other way round. */
  static String dayMonthSwapped(String date) {
    return date.substring(0, 4) + date.substring(6) + date.substring(4, 6);
  }

  private static String twoDigits(String number) {
    return number.length() == 1 ? "0" + number : number;
  }
}
