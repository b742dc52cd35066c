package io.meshwork.sandbox.generator;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a pipeline must do with a record: one of four things, the last two by the rule that is
 * named.
 */
public sealed interface Outcome {
  Pattern BY_RULE = Pattern.compile("(filtered|quarantined) by (.+)");

  /**
   * What {@code count} records with this outcome add to the sums; only some kinds of record add a
   * key.
   */
  Expected expected(long count, boolean addsKey);

  record Landed() implements Outcome {
    @Override
    public Expected expected(long count, boolean addsKey) {
      return new Expected(count, count, 0, Map.of(), Map.of(), addsKey ? count : 0);
    }
  }

  record Superseded() implements Outcome {
    @Override
    public Expected expected(long count, boolean addsKey) {
      return new Expected(count, 0, count, Map.of(), Map.of(), 0);
    }
  }

  record Filtered(String rule) implements Outcome {
    @Override
    public Expected expected(long count, boolean addsKey) {
      return new Expected(count, 0, 0, Map.of(rule, count), Map.of(), 0);
    }
  }

  record Quarantined(String rule) implements Outcome {
    @Override
    public Expected expected(long count, boolean addsKey) {
      return new Expected(count, 0, 0, Map.of(), Map.of(rule, count), 0);
    }
  }

  /**
   * Reads {@code landed}, {@code superseded}, {@code filtered by RULE} or {@code quarantined by
   * RULE}.
   *
   * @throws IllegalArgumentException for anything else
   */
  static Outcome parse(String text) {
    if (text.equals("landed")) {
      return new Landed();
    }
    if (text.equals("superseded")) {
      return new Superseded();
    }
    Matcher byRule = BY_RULE.matcher(text);
    if (!byRule.matches()) {
      throw new IllegalArgumentException(
          "expect is \"%s\"; it must be one of: landed, superseded, filtered by RULE, quarantined by RULE."
              .formatted(text));
    }
    String rule = byRule.group(2).strip();
    return byRule.group(1).equals("filtered") ? new Filtered(rule) : new Quarantined(rule);
  }
}
