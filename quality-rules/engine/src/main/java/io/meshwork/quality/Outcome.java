package io.meshwork.quality;

/**
 * How a rule came out for one batch. {@code SKIPPED}: it could not be evaluated, and the message
 * says why.
 */
public enum Outcome {
  PASSED,
  FAILED,
  SKIPPED
}
