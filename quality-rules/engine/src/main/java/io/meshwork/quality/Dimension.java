package io.meshwork.quality;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The dimensions of data quality, as the Open Data Contract Standard names them. */
public enum Dimension {
  /** The values are those of the real world. */
  ACCURACY,
  /** What must be there is there. */
  COMPLETENESS,
  /** The values keep to their format and domain. */
  CONFORMITY,
  /** Data that say the same thing agree. */
  CONSISTENCY,
  /** All records are there. */
  COVERAGE,
  /** The data are as new as they must be. */
  TIMELINESS,
  /** What is there is there once. */
  UNIQUENESS;

  /** As contracts and suites spell it, in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Dimension> of(String word) {
    return Arrays.stream(values()).filter(d -> d.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Dimension::word).toList();
  }
}
