package io.meshwork.sandbox.generator;

/** A good event in a message without key. */
record NullKey() implements DefectKind {
  @Override
  public Draft inject(Injection at) {
    return Draft.now(at.fresh().withKey(null));
  }
}
