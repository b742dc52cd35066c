package io.meshwork.runtime.erase;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.runtime.cassandra.CassandraSession;
import io.meshwork.runtime.cassandra.RequestLimits;
import java.util.HashMap;
import java.util.Map;

/** Which lists a product's last whole batch has seen: table meshwork.erasures_seen. */
record SeenMarks(CassandraConnector cassandra, String product) {

  /** The mark of each entity's list; none of a list that the product has never seen. */
  Map<String, Long> read() {
    Map<String, Long> marks = new HashMap<>();
    try (CassandraSession session = open()) {
      session
          .run(
              session
                  .prepare("SELECT entity, marks FROM meshwork.erasures_seen WHERE product = ?")
                  .bind(product),
              "reading which erasures " + product + " has seen")
          .currentPage() // a product names few entities
          .forEach(row -> marks.put(row.getString("entity"), row.getLong("marks")));
    }
    return marks;
  }

  void write(Map<String, Long> marks) {
    try (CassandraSession session = open()) {
      PreparedStatement insert =
          session.prepare(
              "INSERT INTO meshwork.erasures_seen (product, entity, marks) VALUES (?, ?, ?)");
      marks.forEach(
          (entity, mark) ->
              session.run(
                  insert.bind(product, entity, mark),
                  "keeping which erasures " + product + " has seen"));
    }
  }

  private CassandraSession open() {
    return CassandraSession.open(cassandra, RequestLimits.CONTROL);
  }
}
