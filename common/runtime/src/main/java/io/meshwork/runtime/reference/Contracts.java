package io.meshwork.runtime.reference;

import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.contract.DataContract;
import io.meshwork.contract.InvalidContractException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
      registered = RegisteredContracts.read(cassandra.get()).byProduct();
    }
    return registered;
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
