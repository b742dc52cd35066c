package io.meshwork.customer360.identity;

import java.net.IDN;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The standard form of e-mail addresses. */
final class Emails {
  private static final Pattern ADDRESS = Pattern.compile("([^@+\\s]+)(?:\\+[^@\\s]*)?@([^@\\s]+)");

  private static final Set<String> NOBODYS =
      Set.of(
          "noreply",
          "no-reply",
          "donotreply",
          "do-not-reply",
          "none",
          "unknown",
          "noemail",
          "no-email",
          "info",
          "sales",
          "support",
          "marketing",
          "postmaster",
          "webmaster");

  private Emails() {}

  /**
   * One spelling of a mailbox: lower case, the domain in ASCII (RFC 5891), no {@code +detail} (RFC
   * 5233), and no dots in the local part at Gmail, which ignores them. Null for what is no address.
   */
  static String standard(String written) {
    if (written == null) {
      return null;
    }
    Matcher address = ADDRESS.matcher(written.strip().toLowerCase(Locale.ROOT));
    if (!address.matches()) {
      return null;
    }
    String domain = ascii(address.group(2));
    if (domain.equals("gmail.com") || domain.equals("googlemail.com")) {
      return address.group(1).replace(".", "") + "@gmail.com";
    }
    return address.group(1) + "@" + domain;
  }

  /**
   * The same, and null for an address that is no person's: a mailbox that takes no mail or stands
   * for "unknown", or one that RFC 2142 gives to a business's departments.
   */
  static String telling(String written) {
    String standard = standard(written);
    return standard == null || NOBODYS.contains(localPart(standard)) ? null : standard;
  }

  static String localPart(String standard) {
    return standard.substring(0, standard.indexOf('@'));
  }

  private static String ascii(String domain) {
    try {
      return IDN.toASCII(domain);
    } catch (IllegalArgumentException notInternational) {
      return domain;
    }
  }
}
