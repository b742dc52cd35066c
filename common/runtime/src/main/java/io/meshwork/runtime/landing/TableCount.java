package io.meshwork.runtime.landing;

import java.io.Serializable;

/**
 * What was done to one table.
 *
 * @param written rows that Cassandra acknowledged; a row that newer ones of the same task cover is
 *     not sent and not counted
 * @param deleted deletes that Cassandra acknowledged
 */
public record TableCount(long written, long deleted) implements Serializable {
  static final TableCount NONE = new TableCount(0, 0);

  TableCount plus(TableCount other) {
    return new TableCount(written + other.written, deleted + other.deleted);
  }
}
