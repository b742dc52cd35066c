package io.meshwork.cli.quarantine;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.config.ProgrammaticDriverConfigLoaderBuilder;
import com.datastax.oss.driver.internal.core.ssl.DefaultSslEngineFactory;
import io.meshwork.cli.CliException;
import java.net.InetSocketAddress;
import java.util.List;

/** Opens sessions to a profile's Cassandra. */
final class Sessions {
  private Sessions() {}

  /**
   * @param contactPoints where to begin, each {@code host:port}
   * @throws CliException if no node answers, or the role is refused
   */
  static CqlSession open(QuarantineSettings settings, List<String> contactPoints) {
    CqlSessionBuilder builder =
        CqlSession.builder()
            .withLocalDatacenter(settings.text("local-datacenter"))
            .withConfigLoader(driver(settings));
    contactPoints.forEach(point -> builder.addContactPoint(address(point)));
    settings
        .optional("username")
        .ifPresent(
            name -> builder.withAuthCredentials(name, settings.optional("password").orElse("")));
    try {
      return builder.build();
    } catch (AllNodesFailedException e) {
      throw failed(e, String.join(", ", contactPoints));
    }
  }

  private static InetSocketAddress address(String point) {
    int colon = point.lastIndexOf(':');
    if (colon < 0 || !point.substring(colon + 1).matches("\\d{1,5}")) {
      throw CliException.configuration(
          "meshwork.cassandra.contact-points has \""
              + point
              + "\". Give host:port, such as 10.0.0.5:9042.");
    }
    return new InetSocketAddress(
        point.substring(0, colon), Integer.parseInt(point.substring(colon + 1)));
  }

  private static DriverConfigLoader driver(QuarantineSettings settings) {
    ProgrammaticDriverConfigLoaderBuilder driver =
        DriverConfigLoader.programmaticBuilder()
            .withBoolean(DefaultDriverOption.METADATA_SCHEMA_ENABLED, false)
            .withString(DefaultDriverOption.REQUEST_CONSISTENCY, settings.text("consistency"))
            .withDuration(
                DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT,
                settings.duration("connect-timeout"))
            .withDuration(
                DefaultDriverOption.CONNECTION_CONNECT_TIMEOUT,
                settings.duration("connect-timeout"))
            .withDuration(
                DefaultDriverOption.REQUEST_TIMEOUT, settings.duration("request-timeout"));
    return (settings.tls() ? encrypted(driver, settings) : driver).build();
  }

  /** With certificates of one's own, who signed them is what counts, as in the jobs. */
  private static ProgrammaticDriverConfigLoaderBuilder encrypted(
      ProgrammaticDriverConfigLoaderBuilder driver, QuarantineSettings settings) {
    ProgrammaticDriverConfigLoaderBuilder tls =
        driver
            .withClass(DefaultDriverOption.SSL_ENGINE_FACTORY_CLASS, DefaultSslEngineFactory.class)
            .withBoolean(
                DefaultDriverOption.SSL_HOSTNAME_VALIDATION,
                settings.optional("tls-truststore").isEmpty());
    tls = with(tls, settings, DefaultDriverOption.SSL_TRUSTSTORE_PATH, "tls-truststore");
    tls =
        with(tls, settings, DefaultDriverOption.SSL_TRUSTSTORE_PASSWORD, "tls-truststore-password");
    tls = with(tls, settings, DefaultDriverOption.SSL_KEYSTORE_PATH, "tls-keystore");
    return with(tls, settings, DefaultDriverOption.SSL_KEYSTORE_PASSWORD, "tls-keystore-password");
  }

  private static ProgrammaticDriverConfigLoaderBuilder with(
      ProgrammaticDriverConfigLoaderBuilder driver,
      QuarantineSettings settings,
      DefaultDriverOption option,
      String key) {
    return settings.optional(key).map(value -> driver.withString(option, value)).orElse(driver);
  }

  private static CliException failed(AllNodesFailedException failure, String contactPoints) {
    Throwable cause =
        failure.getAllErrors().values().stream().flatMap(List::stream).findFirst().orElse(failure);
    if (cause instanceof AuthenticationException) {
      return CliException.configuration(
          "Cassandra at "
              + contactPoints
              + " refuses this login. Check MESHWORK_CASSANDRA_USERNAME and _PASSWORD.");
    }
    return CliException.unavailable(
        "Cassandra at "
            + contactPoints
            + " doesn't answer ("
            + cause.getClass().getSimpleName()
            + "). Is it up, and is the profile right?");
  }
}
