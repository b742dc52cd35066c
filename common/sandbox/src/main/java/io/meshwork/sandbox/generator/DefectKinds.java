package io.meshwork.sandbox.generator;

import com.typesafe.config.Config;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The kinds of defect by the name that a specification gives them. */
final class DefectKinds {
  private static final Map<String, Function<Config, DefectKind>> KINDS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("broken-json", c -> new BrokenJson()),
              Map.entry("missing-field", c -> new MissingField(c.getString("field"))),
              Map.entry("set-fields", c -> new SetFields(values(c))),
              Map.entry("exact-duplicate", c -> new ExactDuplicate(after(c))),
              Map.entry("conflicting-duplicate", DefectKinds::conflicting),
              Map.entry("out-of-order", c -> new OutOfOrder(after(c))),
              Map.entry("late", c -> new Late(c.getDuration("by"))),
              Map.entry("future", c -> new Future(c.getDuration("by"))),
              Map.entry("null-key", c -> new NullKey()),
              Map.entry("oversize", DefectKinds::oversize),
              Map.entry("tombstone", c -> new Tombstone(values(c), after(c)))));

  private DefectKinds() {}

  /**
   * @param block with {@code kind} and what that kind needs
   * @throws IllegalArgumentException if there is no such kind
   */
  static DefectKind read(Config block) {
    String kind = block.getString("kind");
    if (!KINDS.containsKey(kind)) {
      throw new IllegalArgumentException(
          "kind is \"%s\"; it must be one of: %s."
              .formatted(kind, String.join(", ", KINDS.keySet())));
    }
    return KINDS.get(kind).apply(block);
  }

  private static Map<String, Object> values(Config c) {
    return c.getConfig("set").root().unwrapped();
  }

  private static long after(Config c) {
    return c.getLong("after");
  }

  private static DefectKind conflicting(Config c) {
    return new ConflictingDuplicate(
        c.getString("field"), new BigDecimal(c.getString("add")), after(c));
  }

  private static DefectKind oversize(Config c) {
    return new Oversize(c.getString("field"), Math.toIntExact(c.getBytes("size")));
  }
}
