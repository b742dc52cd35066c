package io.meshwork.runtime.state;

import java.util.Map;
import java.util.Optional;

/**
 * An hour of a day, or a day.
 *
 * @param late how many batches were told to have come late
 * @param sealed the merged states of all batches, by how many late ones were told of when it was
 *     made; empty if it was never made
 */
record Rollup<T>(T period, int late, Map<Integer, byte[]> sealed) {

  /** The merged states; empty if they were never made, or without a batch that came late. */
  Optional<byte[]> states() {
    return Optional.ofNullable(sealed.get(late));
  }
}
