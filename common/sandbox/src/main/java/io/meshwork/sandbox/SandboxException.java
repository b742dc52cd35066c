package io.meshwork.sandbox;

/** A sandbox can't do what was asked; the message says why, where to look and what to do next. */
public final class SandboxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SandboxException(String message) {
    super(message);
  }

  public SandboxException(String message, Throwable cause) {
    super(message, cause);
  }
}
