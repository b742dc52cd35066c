package io.meshwork.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Asks a broker, as any client would, whether it is there. */
final class KafkaProbe {
  private static final int PATIENCE_MILLIS = 5_000;

  private KafkaProbe() {}

  static boolean answers(int port) {
    // A client that knocks on a closed port fills the log with warnings.
    return !Ports.isFree(port) && clusterHasNodes(port);
  }

  private static boolean clusterHasNodes(int port) {
    Map<String, Object> config =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, Ports.HOST + ":" + port,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    Admin admin = Admin.create(config);
    try {
      return !admin.describeCluster().nodes().get().isEmpty();
    } catch (ExecutionException e) {
      // Not yet: whatever it says while it starts, the caller asks again until its patience ends.
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      admin.close(Duration.ZERO);
    }
  }
}
