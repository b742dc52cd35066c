package io.meshwork.sandbox.generator;

import java.util.Map;

/**
 * A message without value, which deletes what its key names.
 *
 * @param values of the fields that the key is made of; {@code {n}} in a text becomes the record's
 *     number
 */
record Tombstone(Map<String, Object> values, long after) implements DefectKind {
  Tombstone {
    values = Map.copyOf(values);
  }

  @Override
  public Draft inject(Injection at) {
    return new Draft(at.withFields(at.original(), values).key(), null, after);
  }

  @Override
  public boolean addsKey() {
    return false;
  }
}
