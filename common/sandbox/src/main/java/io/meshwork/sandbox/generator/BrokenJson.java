package io.meshwork.sandbox.generator;

import java.util.Arrays;

/** The value ends in the middle, as after a cut connection. */
record BrokenJson() implements DefectKind {
  @Override
  public Draft inject(Injection at) {
    Event event = at.fresh();
    byte[] whole = Json.bytes(event);
    return new Draft(event.key(), Arrays.copyOf(whole, whole.length * 2 / 3), 0);
  }
}
