package io.meshwork.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a run ended, or that it goes on. */
public enum RunOutcome {
  /** It goes on, or was killed before it could say how it ended. */
  @JsonProperty("running")
  RUNNING,
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
