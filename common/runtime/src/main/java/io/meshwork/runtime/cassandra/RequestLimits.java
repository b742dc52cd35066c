package io.meshwork.runtime.cassandra;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import java.io.Serializable;
import java.time.Duration;

/**
 * How hard and how long Cassandra is tried.
 *
 * @param consistency name of the consistency level
 * @param inFlight rows that may be on their way at once, per task
 * @param retryFor how long a statement is tried again before the run gives up
 */
public record RequestLimits(String consistency, int inFlight, Duration retryFor)
    implements Serializable {

  /** For the few statements about schemas, contracts and publications. */
  public static final RequestLimits CONTROL =
      new RequestLimits(DefaultConsistencyLevel.LOCAL_QUORUM.name(), 8, Duration.ofSeconds(30));

  public ConsistencyLevel consistencyLevel() {
    return DefaultConsistencyLevel.valueOf(consistency);
  }
}
