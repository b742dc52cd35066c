package io.meshwork.sandbox.generator;

import java.util.Set;

/**
 * A field that isn't always there.
 *
 * @param share how often it is, from 0 to 1
 */
record Sometimes(double share, FieldSource of) implements FieldSource {
  @Override
  public Object value(Moment moment) {
    return moment.random().nextDouble() < share ? of.value(moment) : null;
  }

  @Override
  public Set<String> madeOf() {
    return of.madeOf();
  }
}
