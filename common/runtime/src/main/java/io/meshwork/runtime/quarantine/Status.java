package io.meshwork.runtime.quarantine;

import com.datastax.oss.driver.api.core.cql.Row;

/** What has become of a quarantined record, as its row says. */
final class Status {
  private Status() {}

  static boolean isOpen(Row row) {
    return "open".equals(row.getString("status"));
  }

  static boolean isReplayedBy(Row row, String run) {
    return "replayed".equals(row.getString("status")) && run.equals(row.getString("status_by"));
  }
}
