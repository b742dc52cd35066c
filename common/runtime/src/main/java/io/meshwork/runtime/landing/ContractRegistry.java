package io.meshwork.runtime.landing;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import io.meshwork.contract.DataContract;
import io.meshwork.contract.InvalidContractException;
import io.meshwork.runtime.cassandra.CassandraSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** The versions of the products' contracts that their tables have had: table meshwork.contracts. */
final class ContractRegistry {
  private static final Logger LOG = LogManager.getLogger(ContractRegistry.class);

  private final CassandraSession session;

  ContractRegistry(CassandraSession session) {
    this.session = session;
  }

  /** The version that was registered last; none if it can't be read any more. */
  Optional<DataContract> newest(DataContract next) {
    String product = next.product();
    Statement<?> select =
        session
            .prepare(
                "SELECT version, text, registered_at FROM meshwork.contracts WHERE product = ?")
            .bind(product);
    var versions = session.run(select, "reading the contracts of " + product).currentPage();
    return StreamSupport.stream(versions.spliterator(), false)
        .max(Comparator.comparing(row -> row.getInstant("registered_at")))
        .flatMap(row -> parsed(next, row));
  }

  /**
   * Keeps the time at which a version was registered first; its text may change as long as its
   * tables don't.
   */
  void register(DataContract contract) {
    String doing = "registering " + contract.product() + " " + contract.version();
    String text = contract.text();
    Statement<?> insert =
        session
            .prepare(
                "INSERT INTO meshwork.contracts (product, version, text, hash, registered_at)"
                    + " VALUES (?, ?, ?, ?, ?) IF NOT EXISTS")
            .bind(contract.product(), contract.version(), text, hash(text), Instant.now());
    if (session.run(insert, doing).wasApplied()) {
      return;
    }
    Statement<?> update =
        session
            .prepare(
                "UPDATE meshwork.contracts SET text = ?, hash = ? WHERE product = ? AND version = ?"
                    + " IF EXISTS")
            .bind(text, hash(text), contract.product(), contract.version());
    session.run(update, doing);
  }

  private static Optional<DataContract> parsed(DataContract next, Row row) {
    try {
      return Optional.of(DataContract.parseRecorded(next.file(), row.getString("text")));
    } catch (InvalidContractException e) {
      // Written by an other version of Meshwork. The tables themselves still tell what differs.
      LOG.warn(
          "{} {} in meshwork.contracts can't be read any more; only its tables are compared. {}",
          next.product(),
          row.getString("version"),
          e.getMessage());
      return Optional.empty();
    }
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256", e);
    }
  }
}
