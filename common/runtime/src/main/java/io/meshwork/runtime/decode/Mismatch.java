package io.meshwork.runtime.decode;

/** A value that isn't of its field's type. One instance, no stack: it is part of normal work. */
final class Mismatch extends Exception {
  private static final long serialVersionUID = 1L;

  static final Mismatch INSTANCE = new Mismatch();

  private Mismatch() {
    super(null, null, false, false);
  }
}
