package io.meshwork.sandbox.generator;

/** The id of the entity that the event is about. */
record EntityId() implements FieldSource {
  @Override
  public Object value(Moment moment) {
    return moment.id();
  }
}
