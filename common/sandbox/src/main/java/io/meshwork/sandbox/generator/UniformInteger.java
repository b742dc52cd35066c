package io.meshwork.sandbox.generator;

/** Any whole number in the range, both ends included. */
record UniformInteger(long min, long max) implements FieldSource {
  @Override
  public Object value(Moment moment) {
    return moment.random().nextLong(min, max + 1);
  }
}
