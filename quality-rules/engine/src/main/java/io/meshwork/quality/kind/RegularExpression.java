package io.meshwork.quality.kind;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The regular expressions of rules: Java's, which are Spark's. */
final class RegularExpression {
  private RegularExpression() {}

  static Pattern compiled(String pattern) {
    try {
      return Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new InvalidRule(
          "\"%s\" is not a regular expression: %s.".formatted(pattern, e.getDescription()));
    }
  }
}
