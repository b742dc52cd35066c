package io.meshwork.sandbox.generator;

import java.time.Duration;

/** An event claims a time that is still to come. */
record Future(Duration by) implements DefectKind {
  @Override
  public Draft inject(Injection at) {
    return Draft.now(at.freshAfterNow(by));
  }
}
