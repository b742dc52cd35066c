package io.meshwork.sandbox.generator;

import java.util.Set;

/** Where a field's value comes from. */
public interface FieldSource {
  /** The value at this moment; null leaves the field out. */
  Object value(Moment moment);

  /** The names of the fields before it that it is made of. */
  default Set<String> madeOf() {
    return Set.of();
  }
}
