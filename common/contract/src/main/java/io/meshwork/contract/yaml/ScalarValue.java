package io.meshwork.contract.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The value of a scalar by its tag; numbers keep every digit. */
record ScalarValue(Object value) {
  static final ScalarValue NULL = new ScalarValue(null);

  /** Empty for infinities, for what is not a number, and for tags outside the core schema. */
  static Optional<ScalarValue> of(ScalarNode node) {
    var text = node.getValue();
    var tag = node.getTag();
    if (tag.equals(Tag.STR)) {
      return Optional.of(new ScalarValue(text));
    }
    if (tag.equals(Tag.NULL)) {
      return Optional.of(NULL);
    }
    if (tag.equals(Tag.BOOL)) {
      return Optional.of(new ScalarValue(text.toLowerCase(Locale.ROOT).equals("true")));
    }
    if (tag.equals(Tag.INT)) {
      return Optional.of(new ScalarValue(new BigDecimal(whole(text))));
    }
    boolean finite = tag.equals(Tag.FLOAT) && text.chars().noneMatch(c -> c == 'n' || c == 'N');
    return finite ? Optional.of(new ScalarValue(new BigDecimal(text))) : Optional.empty();
  }

  private static BigInteger whole(String text) {
    if (text.startsWith("0x")) {
      return new BigInteger(text.substring(2), 16);
    }
    return text.startsWith("0o") ? new BigInteger(text.substring(2), 8) : new BigInteger(text);
  }
}
