package io.meshwork.sandbox.generator;

/** A field swells to so many bytes. */
record Oversize(String field, int bytes) implements DefectKind {
  @Override
  public Draft inject(Injection at) {
    return Draft.now(at.fresh().with(field, "x".repeat(bytes)));
  }
}
