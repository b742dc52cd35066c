package io.meshwork.sandbox.generator;

/** Always the same value. */
record Constant(Object value) implements FieldSource {
  @Override
  public Object value(Moment moment) {
    return value;
  }
}
