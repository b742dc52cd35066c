package io.meshwork.sandbox.generator;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text with {@code {name}} where a value goes. */
final class Text {
  private static final Pattern SLOT = Pattern.compile("\\{([a-zA-Z_]\\w*)}");

  private Text() {}

  /** The names in the text. */
  static Set<String> names(String text) {
    return SLOT.matcher(text).results().map(slot -> slot.group(1)).collect(Collectors.toSet());
  }

  /** The text with every name replaced that has a value; others stay as they are. */
  static String fill(String text, Map<String, ?> values) {
    return SLOT.matcher(text)
        .replaceAll(
            slot ->
                Matcher.quoteReplacement(
                    Objects.toString(values.get(slot.group(1)), slot.group())));
  }
}
