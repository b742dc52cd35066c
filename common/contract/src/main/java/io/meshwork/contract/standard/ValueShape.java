package io.meshwork.contract.standard;

import io.meshwork.contract.yaml.Yaml;
import io.meshwork.contract.yaml.YamlScalar;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A single value that satisfies a condition. */
record ValueShape(String words, Predicate<Object> condition) implements Shape {
  static final Shape TEXT = new ValueShape("text", String.class::isInstance);
  static final Shape BOOLEAN = new ValueShape("true or false", Boolean.class::isInstance);
  static final Shape NUMBER = new ValueShape("a number", BigDecimal.class::isInstance);
  static final Shape POSITIVE = number("a number above 0", n -> n.signum() > 0);
  static final Shape WHOLE = number("a whole number", ValueShape::isWhole);
  static final Shape COUNT =
      number("a whole number of at least 0", n -> isWhole(n) && n.signum() >= 0);
  static final Shape SINGLE = new ValueShape("a single value", v -> true);
  static final Shape ID = text("letters, digits, \"-\" and \"_\"", "[A-Za-z0-9_-]+");
  static final Shape DATE = parsed("a date such as \"2026-01-31\"", LocalDate::parse);
  static final Shape DATE_TIME =
      parsed("a time such as \"2026-01-31T08:30:00Z\"", OffsetDateTime::parse);
  static final Shape URI_TEXT = parsed("a URI with its scheme", ValueShape::absolute);

  static Shape text(String words, String pattern) {
    var compiled = Pattern.compile(pattern);
    return new ValueShape(words, v -> v instanceof String s && compiled.matcher(s).matches());
  }

  @Override
  public boolean accepts(Yaml value) {
    return value instanceof YamlScalar scalar && condition.test(scalar.value());
  }

  private static Shape number(String words, Predicate<BigDecimal> condition) {
    return new ValueShape(words, v -> v instanceof BigDecimal n && condition.test(n));
  }

  private static boolean isWhole(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0;
  }

  private interface Parser {
    Object parse(String text);
  }

  private static Shape parsed(String words, Parser parser) {
    return new ValueShape(words, v -> v instanceof String s && parses(s, parser));
  }

  private static boolean parses(String text, Parser parser) {
    try {
      parser.parse(text);
      return true;
    } catch (IllegalArgumentException | DateTimeException e) {
      return false;
    }
  }

  private static URI absolute(String text) {
    var uri = URI.create(text);
    if (!uri.isAbsolute()) {
      throw new IllegalArgumentException(text);
    }
    return uri;
  }
}
