package io.meshwork.quality;

/**
 * How much a rule's owner minds its failing: the tag {@code with severity = "error" | "warning"}.
 */
public enum Severity {
  ERROR,
  WARNING
}
