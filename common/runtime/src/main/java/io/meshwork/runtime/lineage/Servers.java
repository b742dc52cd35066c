package io.meshwork.runtime.lineage;

import io.meshwork.runtime.cassandra.CassandraSettings;
import io.meshwork.runtime.config.KafkaSettings;

/**
 * Where datasets are, as OpenLineage names it: {@code kafka://HOST:PORT} and {@code
 * cassandra://HOST:PORT}. Of several addresses of a cluster the first one stands for it, so give
 * them in one order everywhere.
 */
record Servers(String kafka, String cassandra) {
  static Servers of(KafkaSettings kafka, CassandraSettings cassandra) {
    return new Servers(
        "kafka://" + kafka.bootstrapServers().get(0),
        "cassandra://" + cassandra.contactPoints().get(0));
  }
}
