package io.meshwork.sandbox.generator;

/** Counts the events of each entity, from the given number on. */
record Counter(long from) implements FieldSource {
  @Override
  public Object value(Moment moment) {
    long next = (Long) moment.memory().getOrDefault(this, from);
    moment.memory().put(this, next + 1);
    return next;
  }
}
