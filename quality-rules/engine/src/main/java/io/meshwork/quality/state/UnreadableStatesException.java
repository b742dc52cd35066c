package io.meshwork.quality.state;

/** The bytes are no states that this version can read. The message says why and what to do. */
public final class UnreadableStatesException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnreadableStatesException(String message) {
    super(message);
  }
}
