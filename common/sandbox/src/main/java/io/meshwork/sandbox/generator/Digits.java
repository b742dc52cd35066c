package io.meshwork.sandbox.generator;

import java.util.stream.Collectors;

/**
 * Text with chance digits, such as a telephone number.
 *
 * @param pattern with {@code #} where a digit goes
 */
record Digits(String pattern) implements FieldSource {
  private static final int TEN = 10;

  Digits {
    if (pattern.indexOf('#') < 0) {
      throw new IllegalArgumentException(
          "digits.pattern is \"%s\"; it needs a # for each digit.".formatted(pattern));
    }
  }

  @Override
  public Object value(Moment moment) {
    return pattern
        .chars()
        .mapToObj(c -> c == '#' ? "" + moment.random().nextInt(TEN) : "" + (char) c)
        .collect(Collectors.joining());
  }
}
