package io.meshwork.sandbox.generator;

/** One way in which a record can be wrong or odd. */
public interface DefectKind {
  /** The record, made at the given place of the sequence. */
  Draft inject(Injection at);

  /** Whether it repeats an event, key and event time, instead of bringing one of its own. */
  default boolean repeats() {
    return false;
  }

  /** Whether a record that lands adds a key (with event time) to those that are there. */
  default boolean addsKey() {
    return !repeats();
  }
}
