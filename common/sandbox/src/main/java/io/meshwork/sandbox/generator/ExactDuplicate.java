package io.meshwork.sandbox.generator;

/** A good event is sent a second time, byte for byte. */
record ExactDuplicate(long after) implements DefectKind {
  @Override
  public Draft inject(Injection at) {
    return Draft.later(at.original(), after);
  }

  @Override
  public boolean repeats() {
    return true;
  }
}
