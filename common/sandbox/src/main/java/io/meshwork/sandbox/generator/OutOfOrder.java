package io.meshwork.sandbox.generator;

/** A good event is overtaken by others. */
record OutOfOrder(long after) implements DefectKind {
  @Override
  public Draft inject(Injection at) {
    return Draft.later(at.fresh(), after);
  }
}
