package io.meshwork.quality.kind;

/**
 * A rule that can't be compiled. The message says what is wrong and what is accepted; the caller
 * knows file and line.
 */
public final class InvalidRule extends RuntimeException {
  InvalidRule(String message) {
    super(message);
  }
}
