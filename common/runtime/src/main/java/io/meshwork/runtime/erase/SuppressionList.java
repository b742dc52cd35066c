package io.meshwork.runtime.erase;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who of an entity was erased, by the hashes of their keys. */
final class SuppressionList implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String entity;
  private final HashMap<String, Long> until;

  /**
   * @param until by {@link KeyHash}, when the latest request was made, in microseconds
   */
  SuppressionList(String entity, Map<String, Long> until) {
    this.entity = entity;
    this.until = new HashMap<>(until);
  }

  static SuppressionList empty(String entity) {
    return new SuppressionList(entity, Map.of());
  }

  boolean isEmpty() {
    return until.isEmpty();
  }

  /** When the latest request to erase whoever has this key was made; empty if nobody asked. */
  Optional<Long> until(String key) {
    return Optional.ofNullable(until.get(KeyHash.of(entity, key)));
  }

  /** Both; of whoever is in both what the other one says. */
  SuppressionList and(SuppressionList other) {
    Map<String, Long> both = new HashMap<>(until);
    both.putAll(other.until);
    return new SuppressionList(entity, both);
  }

  /** What is in it and wasn't in an earlier one. */
  SuppressionList since(SuppressionList earlier) {
    Map<String, Long> fresh = new HashMap<>(until);
    fresh.entrySet().removeAll(earlier.until.entrySet());
    return new SuppressionList(entity, fresh);
  }
}
