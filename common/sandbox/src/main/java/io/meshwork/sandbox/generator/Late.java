package io.meshwork.sandbox.generator;

import java.time.Duration;

/** A good event comes long after its event time. */
record Late(Duration by) implements DefectKind {
  @Override
  public Draft inject(Injection at) {
    return Draft.now(at.freshBeforeOriginal(by));
  }
}
