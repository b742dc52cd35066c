package io.meshwork.sandbox.generator;

import java.util.Set;
import java.util.SplittableRandom;

/**
 * A value that belongs to the entity and never changes, in whatever order its events come.
 *
 * @param salt the field's path in the specification; sets this attribute's chance apart from that
 *     of others
 */
record Attribute(String salt, FieldSource of) implements FieldSource {
  // Spreads neighbouring numbers: 2^64 divided by the golden ratio.
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  @Override
  public Object value(Moment moment) {
    long seed = SPREAD * (moment.seed() + SPREAD * (moment.entity() + 1L)) + salt.hashCode();
    return of.value(moment.withRandom(new SplittableRandom(seed)));
  }

  @Override
  public Set<String> madeOf() {
    return of.madeOf();
  }
}
