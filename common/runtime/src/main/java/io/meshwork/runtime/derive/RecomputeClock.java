package io.meshwork.runtime.derive;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.runtime.cassandra.CassandraSession;
import io.meshwork.runtime.cassandra.RequestLimits;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Write timestamps for recomputed rows, each later than every one that was given before, by any
 * process, whatever its clock says. So the recomputation that wins began after every other one had
 * its timestamp, and therefore after the rows had landed that made the others necessary: it has
 * read them all.
 */
public record RecomputeClock(CassandraConnector cassandra, String product) {
  /** Microseconds since 1970, or a little more if a clock that runs ahead was asked before. */
  public long next() {
    try (CassandraSession session = CassandraSession.open(cassandra, RequestLimits.CONTROL)) {
      long proposal = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
      Row taken = advance(session, proposal);
      while (taken != null) {
        boolean isFirst = !taken.getColumnDefinitions().contains("last") || taken.isNull("last");
        if (!isFirst) {
          proposal = Math.max(proposal, taken.getLong("last") + 1);
        }
        taken = isFirst ? insert(session, proposal) : advance(session, proposal);
      }
      return proposal;
    }
  }

  private Row insert(CassandraSession session, long proposal) {
    return refusal(
        session.run(
            session
                .prepare(
                    "INSERT INTO meshwork.recomputations (product, last) VALUES (?, ?) IF NOT EXISTS")
                .bind(product, proposal),
            doing()));
  }

  private Row advance(CassandraSession session, long proposal) {
    return refusal(
        session.run(
            session
                .prepare(
                    "UPDATE meshwork.recomputations SET last = ? WHERE product = ? IF last < ?")
                .bind(proposal, product, proposal),
            doing()));
  }

  private static Row refusal(AsyncResultSet answer) {
    return answer.wasApplied() ? null : answer.one();
  }

  private String doing() {
    return "taking a timestamp for the derived tables of " + product;
  }
}
