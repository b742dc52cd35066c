package io.meshwork.contract;

import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.YamlScalar;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Sizes in bytes, always with a unit. */
final class ByteSize {
  private static final Map<String, Long> BYTES =
      Map.of("B", 1L, "bytes", 1L, "KiB", 1L << 10, "MiB", 1L << 20);
  private static final Pattern WRITTEN = Pattern.compile("([1-9]\\d{0,8})\\s*([A-Za-z]*)");

  private ByteSize() {}

  /** Reads "256 KiB". */
  static OptionalLong parse(String name, YamlScalar value, Findings findings) {
    var written = WRITTEN.matcher(value.plain().strip());
    if (!written.matches()) {
      findings.add(
          value.line(),
          "%s must be a size such as \"256 KiB\", not %s".formatted(name, value.words()));
      return OptionalLong.empty();
    }
    var unit = written.group(2);
    if (!BYTES.containsKey(unit)) {
      var wrong = unit.isEmpty() ? "no unit" : "the unknown unit \"" + unit + "\"";
      findings.add(value.line(), "%s has %s. Add one of: bytes, KiB, MiB.".formatted(name, wrong));
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.parseLong(written.group(1)) * BYTES.get(unit));
  }
}
