package io.meshwork.runtime.reference;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.contract.DataContract;
import io.meshwork.contract.InvalidContractException;
import io.meshwork.runtime.cassandra.CassandraSession;
import io.meshwork.runtime.cassandra.RequestLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The contracts of other products, as far as a job can see them: those in its own jar, then those
 * that the products' runs have registered. Cassandra is asked when a contract isn't in the jar, and
 * once.
 */
final class Contracts {
  private static final String ALL =
      "SELECT product, version, text, registered_at FROM meshwork.contracts";

  private final ClassLoader jar = Thread.currentThread().getContextClassLoader();
  private final Supplier<CassandraConnector> cassandra;
  private Map<String, DataContract> registered;

  Contracts(Supplier<CassandraConnector> cassandra) {
    this.cassandra = cassandra;
  }

  /** The contract of a product, named like {@code weather.readings}. */
  Optional<DataContract> ofProduct(String product) {
    Optional<DataContract> inJar = inJar(product);
    return inJar.isPresent() ? inJar : Optional.ofNullable(registered().get(product));
  }

  /** The contract of the product that is made from a topic. */
  Optional<DataContract> ofTopic(String topic) {
    return find(contract -> contract.input().name().equals(topic));
  }

  private Optional<DataContract> find(Predicate<DataContract> choice) {
    return registered().values().stream().filter(choice).findFirst();
  }

  private Optional<DataContract> inJar(String product) {
    String name = "contracts/" + product.substring(product.indexOf('.') + 1) + ".odcs.yaml";
    try (InputStream in = jar.getResourceAsStream(name)) {
      if (in == null) {
        return Optional.empty();
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return parsed(name, text).filter(contract -> contract.product().equals(product));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized Map<String, DataContract> registered() {
    if (registered == null) {
      registered = read();
    }
    return registered;
  }

  private Map<String, DataContract> read() {
    Map<String, DataContract> contracts = new HashMap<>();
    Map<String, Instant> times = new HashMap<>();
    String doing = "reading the contracts of the mesh";
    try (CassandraSession session = CassandraSession.open(cassandra.get(), RequestLimits.CONTROL)) {
      if (session.cql().getMetadata().getKeyspace("meshwork").isEmpty()) {
        return contracts; // No product has ever run.
      }
      AsyncResultSet page = session.run(session.prepare(ALL).bind(), doing);
      while (true) {
        page.currentPage().forEach(row -> takeNewest(row, times, contracts));
        if (!page.hasMorePages()) {
          return contracts;
        }
        page = session.nextPage(page, doing);
      }
    }
  }

  private static void takeNewest(
      Row row, Map<String, Instant> times, Map<String, DataContract> contracts) {
    String product = row.getString("product");
    Instant time = row.getInstant("registered_at");
    if (time == null || times.getOrDefault(product, Instant.MIN).isAfter(time)) {
      return;
    }
    times.put(product, time);
    parsed(product + " " + row.getString("version"), row.getString("text"))
        .ifPresent(contract -> contracts.put(product, contract));
  }

  /** One that an other version of Meshwork wrote is as good as none. */
  private static Optional<DataContract> parsed(String file, String text) {
    try {
      return Optional.of(DataContract.parseRecorded(file, text));
    } catch (InvalidContractException e) {
      return Optional.empty();
    }
  }
}
