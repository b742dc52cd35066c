package io.meshwork.sandbox.generator;

import java.util.Map;
import java.util.SplittableRandom;

/**
 * What a field's value may depend on.
 *
 * @param seed the specification's
 * @param entity the number of the entity
 * @param id the entity's id
 * @param millis the event time
 * @param fields the fields before this one
 * @param memory what sources remember of this entity, each under itself
 * @param random chance, the same in each run
 */
record Moment(
    long seed,
    int entity,
    String id,
    long millis,
    Map<String, Object> fields,
    Map<FieldSource, Object> memory,
    SplittableRandom random) {

  Moment withRandom(SplittableRandom other) {
    return new Moment(seed, entity, id, millis, fields, memory, other);
  }
}
