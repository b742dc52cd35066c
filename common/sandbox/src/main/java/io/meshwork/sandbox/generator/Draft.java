package io.meshwork.sandbox.generator;

/**
 * A defective record, before it takes its place.
 *
 * @param key of the message; may be null
 * @param value of the message; may be null
 * @param after how many good events come between the place where it belongs and its own
 */
@SuppressWarnings("ArrayRecordComponent") // Kafka's own currency; nobody compares these records.
record Draft(String key, byte[] value, long after) {
  static Draft now(Event event) {
    return new Draft(event.key(), Json.bytes(event), 0);
  }

  static Draft later(Event event, long after) {
    return new Draft(event.key(), Json.bytes(event), after);
  }
}
