package io.meshwork.runtime.cassandra;

import io.meshwork.runtime.config.Block;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How the connection to Cassandra is encrypted.
 *
 * @param truststore file with the certificates that are trusted; the JVM's own if absent
 * @param truststorePassword its password
 * @param keystore file with this client's certificate, where the cluster asks for one
 * @param keystorePassword its password
 */
public record TlsSettings(
    Optional<String> truststore,
    Optional<String> truststorePassword,
    Optional<String> keystore,
    Optional<String> keystorePassword) {

  static Optional<TlsSettings> read(Block block) {
    TlsSettings settings =
        new TlsSettings(
            block.optionalText("tls-truststore"),
            block.optionalText("tls-truststore-password"),
            block.optionalText("tls-keystore"),
            block.optionalText("tls-keystore-password"));
    return block.flag("tls") ? Optional.of(settings) : Optional.empty();
  }

  Map<String, String> connectorConf() {
    String prefix = "spark.cassandra.connection.ssl.";
    Map<String, String> conf = new TreeMap<>();
    conf.put(prefix + "enabled", "true");
    truststore.ifPresent(file -> conf.put(prefix + "trustStore.path", file));
    truststore.ifPresent(file -> conf.put(prefix + "trustStore.type", "PKCS12"));
    truststorePassword.ifPresent(secret -> conf.put(prefix + "trustStore.password", secret));
    keystore.ifPresent(file -> conf.put(prefix + "clientAuth.enabled", "true"));
    keystore.ifPresent(file -> conf.put(prefix + "keyStore.path", file));
    keystore.ifPresent(file -> conf.put(prefix + "keyStore.type", "PKCS12"));
    keystorePassword.ifPresent(secret -> conf.put(prefix + "keyStore.password", secret));
    return conf;
  }

  /** Without the passwords. */
  @Override
  public String toString() {
    return "TLS, truststore " + truststore.orElse("of the JVM");
  }
}
