package io.meshwork.runtime.reference;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.contract.DataContract;
import io.meshwork.contract.InvalidContractException;
import io.meshwork.runtime.cassandra.CassandraSession;
import io.meshwork.runtime.cassandra.RequestLimits;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The contracts of all products that have ever run, as their runs have registered them.
 *
 * @param byProduct the newest version of each, by the product's name
 * @param unreadable products whose newest version an other version of Meshwork wrote
 */
public record RegisteredContracts(
    Map<String, DataContract> byProduct, SortedSet<String> unreadable) {
  private static final String ALL =
      "SELECT product, version, text, registered_at FROM meshwork.contracts";

  /**
   * Those of now.
   *
   * @throws io.meshwork.runtime.MeshException UNAVAILABLE if Cassandra doesn't answer
   */
  public static RegisteredContracts read(CassandraConnector cassandra) {
    Map<String, Row> newest = new TreeMap<>();
    String doing = "reading the contracts of the mesh";
    try (CassandraSession session = CassandraSession.open(cassandra, RequestLimits.CONTROL)) {
      if (session.cql().getMetadata().getKeyspace("meshwork").isEmpty()) {
        return of(newest); // No product has ever run.
      }
      AsyncResultSet page = session.run(session.prepare(ALL).bind(), doing);
      while (true) {
        page.currentPage().forEach(row -> takeNewest(row, newest));
        if (!page.hasMorePages()) {
          return of(newest);
        }
        page = session.nextPage(page, doing);
      }
    }
  }

  private static void takeNewest(Row row, Map<String, Row> newest) {
    Instant time = row.getInstant("registered_at");
    if (time != null) {
      newest.merge(
          row.getString("product"),
          row,
          (a, b) -> time.isBefore(a.getInstant("registered_at")) ? a : b);
    }
  }

  private static RegisteredContracts of(Map<String, Row> newest) {
    Map<String, DataContract> contracts = new HashMap<>();
    SortedSet<String> unreadable = new TreeSet<>();
    newest.forEach(
        (product, row) -> {
          try {
            String file = product + " " + row.getString("version");
            contracts.put(product, DataContract.parseRecorded(file, row.getString("text")));
          } catch (InvalidContractException e) {
            unreadable.add(product);
          }
        });
    return new RegisteredContracts(contracts, unreadable);
  }
}
