package io.meshwork.quality.metric;

/** What measuring one metric came to. */
public sealed interface Measured {
  /** A number, NaN where the values hold one. */
  record Value(double value) implements Measured {}

  /** There was nothing to measure: no row, or no value that is not null. */
  record Nothing() implements Measured {}

  /** Measuring failed. The reason never holds data. */
  record Failure(String reason) implements Measured {}
}
