package io.meshwork.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a run took its records from. */
public enum RunMode {
  /** Everything that is there and not yet consumed, then stop. */
  @JsonProperty("batch")
  BATCH,
  /** Micro-batches until the run is stopped. */
  @JsonProperty("stream")
  STREAM,
  /** A bounded range of the past. */
  @JsonProperty("backfill")
  BACKFILL,
  /** Records out of quarantine. */
  @JsonProperty("replay")
  REPLAY
}
