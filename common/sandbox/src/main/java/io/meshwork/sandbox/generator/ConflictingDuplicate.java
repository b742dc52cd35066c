package io.meshwork.sandbox.generator;

import java.math.BigDecimal;

/**
 * A good event is sent a second time, same key and event time, with another number in a field.
 *
 * @param field the field that differs
 * @param add by how much
 */
record ConflictingDuplicate(String field, BigDecimal add, long after) implements DefectKind {
  @Override
  public Draft inject(Injection at) {
    BigDecimal original = new BigDecimal(String.valueOf(at.original().fields().get(field)));
    return Draft.later(at.original().with(field, original.add(add)), after);
  }

  @Override
  public boolean repeats() {
    return true;
  }
}
