package io.meshwork.customer360.identity;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/** The standard form of phone numbers. */
final class Phones {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  private Phones() {}

  /** Whether this is an ISO 3166 country (two letters) whose numbers are known. */
  static boolean isRegion(String country) {
    return country != null && NUMBERS.getSupportedRegions().contains(country);
  }

  /**
   * E.164 such as {@code +61491570156}; null where no number of that country can look so.
   *
   * @param country ISO 3166 of a number written without one; null or unknown: the region's
   * @param region the country of records that name none
   */
  static String standard(String written, String country, String region) {
    return number(written, country, region)
        .map(number -> NUMBERS.format(number, PhoneNumberFormat.E164))
        .orElse(null);
  }

  /** The same, and null for a number that stands for "unknown": one of all the same digits. */
  static String telling(String written, String country, String region) {
    return number(written, country, region)
        .filter(number -> !isPlaceholder(number))
        .map(number -> NUMBERS.format(number, PhoneNumberFormat.E164))
        .orElse(null);
  }

  private static Optional<PhoneNumber> number(String written, String country, String region) {
    if (written == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(NUMBERS.parse(written, isRegion(country) ? country : region))
          .filter(NUMBERS::isPossibleNumber);
    } catch (NumberParseException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean isPlaceholder(PhoneNumber number) {
    return Long.toString(number.getNationalNumber()).chars().distinct().count() == 1;
  }
}
