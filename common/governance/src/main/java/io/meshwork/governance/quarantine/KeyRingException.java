package io.meshwork.governance.quarantine;

/** Keys that can't be read or don't open what they should. The message holds no key and no data. */
public final class KeyRingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KeyRingException(String message) {
    super(message);
  }
}
