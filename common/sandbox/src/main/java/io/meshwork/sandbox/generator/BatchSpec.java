package io.meshwork.sandbox.generator;

import java.time.Duration;

/**
 * The events of a batch.
 *
 * @param span how much event time before now they cover
 * @param interval the time between two events of an entity
 */
public record BatchSpec(Duration span, Duration interval) {
  long eventsPerEntity() {
    return span.toMillis() / interval.toMillis();
  }

  long events(int entities) {
    return eventsPerEntity() * entities;
  }
}
