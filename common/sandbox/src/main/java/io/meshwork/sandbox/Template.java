package io.meshwork.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A configuration file of a server, with {@code @name@} where a value goes. */
final class Template {
  private static final Pattern SLOT = Pattern.compile("@([a-z-]+)@");

  private Template() {}

  /** The resource with every slot filled; a slot without a value is a defect of ours. */
  static String fill(String resource, Map<String, ?> values) {
    return SLOT.matcher(text(resource))
        .replaceAll(slot -> Matcher.quoteReplacement(value(resource, slot.group(1), values)));
  }

  static String text(String resource) {
    try (InputStream in = Template.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String value(String resource, String name, Map<String, ?> values) {
    if (!values.containsKey(name)) {
      throw new IllegalStateException(resource + " has a slot without a value: " + name);
    }
    return String.valueOf(values.get(name));
  }
}
