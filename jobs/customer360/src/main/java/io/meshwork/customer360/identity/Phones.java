package io.meshwork.customer360.identity;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

/** The standard form of phone numbers. */
final class Phones {
  private Phones() {}

  /**
   * E.164 such as {@code +61491570156}; null where no number of that country can look so.
   *
   * @param region the country of a number written without one
   */
  static String standard(String written, String region) {
    if (written == null) {
      return null;
    }
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    try {
      PhoneNumber number = numbers.parse(written, region);
      return numbers.isPossibleNumber(number)
          ? numbers.format(number, PhoneNumberFormat.E164)
          : null;
    } catch (NumberParseException unreadable) {
      return null;
    }
  }
}
