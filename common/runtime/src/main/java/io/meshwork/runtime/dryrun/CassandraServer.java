package io.meshwork.runtime.dryrun;

import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.runtime.config.JobSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.apache.spark.SparkConf;

/** The cluster that the settings name, which a dry run can often do without. */
final class CassandraServer {
  private static final int PATIENCE_MILLIS = 2000;

  private CassandraServer() {}

  static CassandraConnector connector(JobSettings settings) {
    SparkConf conf = new SparkConf(true);
    settings.cassandra().connectorConf().forEach(conf::setIfMissing);
    return CassandraConnector.apply(conf);
  }

  /** Whether one of its contact points takes connections, found out without waiting for long. */
  static boolean isReachable(JobSettings settings) {
    return settings.cassandra().contactPoints().stream().anyMatch(CassandraServer::isReachable);
  }

  private static boolean isReachable(String address) {
    int colon = address.lastIndexOf(':');
    String host = address.substring(0, colon);
    int port = Integer.parseInt(address.substring(colon + 1));
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
