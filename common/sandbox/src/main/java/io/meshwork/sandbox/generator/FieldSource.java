package io.meshwork.sandbox.generator;

/** Where a field's value comes from. */
public interface FieldSource {
  /** The value at this moment; null leaves the field out. */
  Object value(Moment moment);
}
