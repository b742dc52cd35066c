package io.meshwork.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the gate decided, from the results of the suite. */
public enum RunVerdict {
  @JsonProperty("passed")
  PASSED,
  /** Rules failed that report only. */
  @JsonProperty("warned")
  WARNED,
  /** A rule failed, or could not be evaluated, that blocks. */
  @JsonProperty("blocked")
  BLOCKED
}
