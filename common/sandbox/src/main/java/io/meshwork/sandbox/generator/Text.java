package io.meshwork.sandbox.generator;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with {@code {name}} where a value goes. */
final class Text {
  private static final Pattern SLOT = Pattern.compile("\\{([a-zA-Z_]\\w*)}");

  private Text() {}

  /** The text with every name replaced that has a value; others stay as they are. */
  static String fill(String text, Map<String, ?> values) {
    return SLOT.matcher(text)
        .replaceAll(
            slot ->
                Matcher.quoteReplacement(
                    Objects.toString(values.get(slot.group(1)), slot.group())));
  }
}
