package io.meshwork.sandbox.generator;

import java.util.Map;

/**
 * Fields have other values: of a wrong type, out of range, a reference that isn't there, a field
 * that nobody knows.
 *
 * @param values by field; {@code {n}} in a text becomes the record's number
 */
record SetFields(Map<String, Object> values) implements DefectKind {
  SetFields {
    values = Map.copyOf(values);
  }

  @Override
  public Draft inject(Injection at) {
    return Draft.now(at.withFields(at.fresh(), values));
  }
}
