package io.meshwork.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Airflow's REST API on this machine, version 2, as far as it takes no login.
 *
 * @param port where it listens
 */
record AirflowApi(int port) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int FIRST_FAILURE = 300;

  /** Of scheduler, dag_processor or metadatabase; false too if nobody answers. */
  boolean isHealthy(String component) {
    JsonNode health = send(request("/api/v2/monitor/health"));
    return health.path(component).path("status").asText().equals("healthy");
  }

  /**
   * Whether tasks can tell it how they do. The first call takes it seconds, which no task waits.
   */
  boolean takesTasks() {
    return send(request("/execution/health")).path("status").asText().equals("healthy");
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://" + Ports.HOST + ":" + port + path))
        .timeout(PATIENCE);
  }

  /** The answer; an empty one from a server that isn't there yet, or has other worries. */
  static JsonNode send(HttpRequest.Builder request) {
    // Its server takes the offer of a newer version, which Java makes by default, for an error.
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    try {
      HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
      return answer.statusCode() < FIRST_FAILURE
          ? JSON.readTree(answer.body())
          : JSON.createObjectNode();
    } catch (IOException e) {
      return JSON.createObjectNode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("Interrupted while Airflow was asked.", e);
    }
  }
}
