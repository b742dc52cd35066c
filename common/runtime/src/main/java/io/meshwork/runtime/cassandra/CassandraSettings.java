package io.meshwork.runtime.cassandra;

import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.typesafe.config.Config;
import io.meshwork.runtime.config.Block;
import io.meshwork.runtime.config.Problems;
import io.meshwork.runtime.config.Spelling;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where Cassandra is and how it is spoken to: the block {@code meshwork.cassandra}.
 *
 * @param contactPoints nodes to start from, each {@code host:port}
 * @param localDatacenter the data centre whose nodes are asked
 * @param keyspaceReplication the CQL map for keyspaces that don't exist yet
 * @param username the role to log in with; none if the cluster asks for none
 * @param password its password
 * @param tls how the connection is encrypted, if it is
 * @param consistency the consistency level of reads and writes
 * @param connectTimeout how long a node may take to answer the first message
 * @param requestTimeout how long a statement may take before it is sent again
 */
public record CassandraSettings(
    List<String> contactPoints,
    String localDatacenter,
    String keyspaceReplication,
    Optional<String> username,
    Optional<String> password,
    Optional<TlsSettings> tls,
    String consistency,
    Duration connectTimeout,
    Duration requestTimeout) {

  static final String PATH = "meshwork.cassandra";

  /**
   * The driver's own retries are few: {@link Retries} waits between attempts, the driver doesn't.
   */
  private static final int DRIVER_RETRIES = 1;

  /** Short enough that a node that comes back is found while writes are still tried again. */
  private static final Duration LONGEST_RECONNECTION_WAIT = Duration.ofSeconds(5);

  public CassandraSettings {
    contactPoints = List.copyOf(contactPoints);
  }

  /** Reads the block from the whole configuration; what is wrong with it goes to the problems. */
  public static CassandraSettings read(Config root, Problems problems) {
    Block block = new Block(root, PATH, problems);
    CassandraSettings settings =
        new CassandraSettings(
            block.texts("contact-points"),
            block.text("local-datacenter"),
            block.text("replication"),
            block.optionalText("username"),
            block.optionalText("password"),
            TlsSettings.read(block),
            consistency(block, problems),
            block.duration("connect-timeout"),
            block.duration("request-timeout"));
    block.done();
    settings.contactPoints.forEach(point -> checkContactPoint(point, problems));
    if (settings.username.isPresent() != settings.password.isPresent()) {
      problems.add(PATH + ": give both username and password, or neither.");
    }
    return settings;
  }

  /** The consistency level of the block, for the records that send statements. */
  public static String consistency(Config root, Problems problems) {
    return consistency(new Block(root, PATH, problems), problems);
  }

  /** What the SparkSession's configuration needs so that the connector finds the same cluster. */
  public Map<String, String> connectorConf() {
    Map<String, String> conf = new TreeMap<>();
    conf.put("spark.cassandra.connection.host", String.join(",", contactPoints));
    conf.put("spark.cassandra.connection.localDC", localDatacenter);
    conf.put("spark.cassandra.connection.timeoutMS", millis(connectTimeout));
    conf.put("spark.cassandra.read.timeoutMS", millis(requestTimeout));
    conf.put("spark.cassandra.query.retry.count", String.valueOf(DRIVER_RETRIES));
    conf.put(
        "spark.cassandra.connection.reconnectionDelayMS.max", millis(LONGEST_RECONNECTION_WAIT));
    conf.put("spark.cassandra.input.consistency.level", consistency);
    conf.put("spark.cassandra.output.consistency.level", consistency);
    username.ifPresent(name -> conf.put("spark.cassandra.auth.username", name));
    password.ifPresent(secret -> conf.put("spark.cassandra.auth.password", secret));
    tls.ifPresent(t -> conf.putAll(t.connectorConf()));
    return conf;
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "Cassandra at " + String.join(", ", contactPoints) + " in " + localDatacenter;
  }

  private static String millis(Duration duration) {
    return String.valueOf(duration.toMillis());
  }

  private static void checkContactPoint(String point, Problems problems) {
    if (!point.matches("\\S+:\\d{1,5}")) {
      problems.add(
          PATH + ".contact-points has \"" + point + "\". Give host:port, such as 10.0.0.5:9042.");
    }
  }

  private static String consistency(Block block, Problems problems) {
    String level = block.text("consistency").toUpperCase(Locale.ROOT);
    List<String> levels =
        Arrays.stream(DefaultConsistencyLevel.values()).map(DefaultConsistencyLevel::name).toList();
    if (!level.isEmpty() && !levels.contains(level)) {
      problems.add(
          PATH
              + ".consistency is "
              + level
              + ", which is no consistency level. "
              + Spelling.closest(level, levels)
                  .map(near -> "Did you mean " + near + "?")
                  .orElse("Known: " + String.join(", ", levels) + "."));
    }
    return level;
  }
}
