package io.meshwork.runtime.erase;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.runtime.cassandra.CassandraSession;
import io.meshwork.runtime.cassandra.RequestLimits;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** The suppression lists in Cassandra: tables meshwork.erasures and meshwork.erasure_marks. */
record SuppressionTable(CassandraConnector cassandra) {
  /** Partitions of an entity's list, by the first digit of the hash in hex. */
  static final int BUCKETS = 16;

  /** How often the entity's list was added to. */
  long mark(String entity) {
    try (CassandraSession session = open()) {
      Row row =
          session
              .run(
                  session
                      .prepare("SELECT marks FROM meshwork.erasure_marks WHERE entity = ?")
                      .bind(entity),
                  doing(entity))
              .one();
      return row == null ? 0 : row.getLong("marks");
    }
  }

  /** To be called once something was added; once too often is harmless. */
  void raiseMark(String entity) {
    try (CassandraSession session = open()) {
      session.run(
          session
              .prepare("UPDATE meshwork.erasure_marks SET marks = marks + 1 WHERE entity = ?")
              .bind(entity),
          "marking the list of who was erased of " + entity);
    }
  }

  SuppressionList read(String entity) {
    Map<String, Long> until = new HashMap<>();
    try (CassandraSession session = open()) {
      PreparedStatement select =
          session.prepare(
              "SELECT key_hash, until FROM meshwork.erasures WHERE entity = ? AND bucket = ?");
      for (int bucket = 0; bucket < BUCKETS; bucket++) {
        AsyncResultSet page = session.run(select.bind(entity, bucket), doing(entity));
        add(page, until);
        while (page.hasMorePages()) {
          page = session.nextPage(page, doing(entity));
          add(page, until);
        }
      }
    }
    return new SuppressionList(entity, until);
  }

  private static void add(AsyncResultSet page, Map<String, Long> until) {
    page.currentPage().forEach(row -> until.put(hex(row), row.getLong("until")));
  }

  private static String hex(Row row) {
    ByteBuffer hash = row.getByteBuffer("key_hash");
    byte[] bytes = new byte[hash.remaining()];
    hash.duplicate().get(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private CassandraSession open() {
    return CassandraSession.open(cassandra, RequestLimits.CONTROL);
  }

  private static String doing(String entity) {
    return "reading who was erased of " + entity;
  }
}
