package io.meshwork.contract;

import io.meshwork.contract.FieldType.Kind;
import io.meshwork.contract.yaml.Findings;
import java.math.BigDecimal;
import java.util.List;

/** What {@code versionPrecision: number} asks of a topic. */
final class VersionNumber {
  private static final String PRECISION = "versionPrecision";
  private static final BigDecimal MOST = BigDecimal.valueOf(Topic.MOST_VERSION);
  private static final List<Kind> SHORT = List.of(Kind.SMALLINT, Kind.INTEGER);

  private VersionNumber() {}

  /**
   * A time can stand in for a version, and the arrival of a delete for its time; a number can't.
   */
  static void check(CustomProperties topic, Findings findings) {
    if (topic.value("version").isEmpty()) {
      findings.add(
          topic.line(PRECISION),
          "versionPrecision is number, and no version is named. Name the integer field that counts"
              + " the versions.");
    }
    if (topic.text("nullValue").filter("delete"::equals).isPresent()) {
      findings.add(
          topic.line("nullValue"),
          "versionPrecision is number, so nullValue can't be delete: a record without a value has"
              + " no version. Use quarantine, or a version that is a timestamp.");
    }
  }

  static void check(Field version, CustomProperties topic, Findings findings) {
    if (version.type() == null) {
      return; // a finding already
    }
    Kind kind = version.type().kind();
    boolean isInteger = SHORT.contains(kind) || kind == Kind.BIGINT;
    if (!isInteger || !version.required()) {
      findings.add(
          topic.line("version"),
          "version names field \"%s\", which must be a required integer, since versionPrecision is number"
              .formatted(version.name()));
      return;
    }
    if (!isInRange(version.constraints(), SHORT.contains(kind))) {
      findings.add(
          version.line(),
          "version \"%s\" needs logicalTypeOptions: a minimum of at least 0%s"
              .formatted(
                  version.name(),
                  SHORT.contains(kind) ? "" : " and a maximum of at most " + Topic.MOST_VERSION));
    }
  }

  private static boolean isInRange(Constraints limits, boolean isShort) {
    boolean isPositive = limits.minimum().filter(least -> least.signum() >= 0).isPresent();
    boolean fits = limits.maximum().filter(most -> most.compareTo(MOST) <= 0).isPresent();
    return isPositive && (isShort || fits);
  }
}
