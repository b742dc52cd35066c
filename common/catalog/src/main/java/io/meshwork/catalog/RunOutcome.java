package io.meshwork.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a run ended. */
public enum RunOutcome {
  @JsonProperty("published")
  PUBLISHED,
  @JsonProperty("nothing-new")
  NOTHING_NEW,
  /** The gate refused a batch; that batch changed nothing. */
  @JsonProperty("blocked")
  BLOCKED,
  @JsonProperty("failed")
  FAILED
}
