package io.meshwork.sandbox.generator;

/** A field isn't there; the message key is as if it were. */
record MissingField(String field) implements DefectKind {
  @Override
  public Draft inject(Injection at) {
    return Draft.now(at.fresh().without(field));
  }
}
