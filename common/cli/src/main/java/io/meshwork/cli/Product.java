package io.meshwork.cli;

import java.util.regex.Pattern;

/**
 * A data product's full name.
 *
 * @param domain the domain that owns it, the name of its folder under {@code jobs}
 * @param name its name within the domain
 */
public record Product(String domain, String name) implements Comparable<Product> {
  private static final Pattern FULL_NAME =
      Pattern.compile("([a-z][a-z0-9_-]*)\\.([a-z][a-z0-9_-]*)");

  /**
   * Reads a full name such as {@code domain.product}.
   *
   * @throws CliException if it isn't one
   */
  public static Product named(String text) {
    var parts = FULL_NAME.matcher(text);
    if (!parts.matches()) {
      throw CliException.usage(
          "\""
              + text
              + "\" is not a product's name. Names are written DOMAIN.PRODUCT, in lower case;"
              + " \"mesh products\" lists them.");
    }
    return new Product(parts.group(1), parts.group(2));
  }

  @Override
  public int compareTo(Product other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return domain + "." + name;
  }
}
