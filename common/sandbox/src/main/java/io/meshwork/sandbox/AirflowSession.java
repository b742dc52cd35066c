package io.meshwork.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an Airflow tells to who has logged in.
 *
 * @param token that the login was exchanged for
 */
record AirflowSession(AirflowApi api, String token) {
  private static final ObjectMapper JSON = new ObjectMapper();
  // The most that it gives at once.
  private static final int PAGE = 100;

  static AirflowSession begin(AirflowApi api, AirflowLogin login) {
    JsonNode body = JSON.valueToTree(login);
    JsonNode answer =
        AirflowApi.send(
            api.request("/auth/token")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString())));
    return new AirflowSession(api, answer.path("access_token").asText());
  }

  /** The DAG files, named from the DAGs folder, that have been read, and those that can't be. */
  Set<String> filesRead() {
    Set<String> files = new HashSet<>(dags().values());
    get("/api/v2/importErrors?limit=" + PAGE)
        .path("import_errors")
        .forEach(error -> files.add(error.path("filename").asText()));
    return files;
  }

  /** The DAGs, each with its file. */
  Map<String, String> dags() {
    Map<String, String> files = new TreeMap<>();
    JsonNode page;
    do {
      page = get("/api/v2/dags?limit=%d&offset=%d".formatted(PAGE, files.size())).path("dags");
      page.forEach(
          dag -> files.put(dag.path("dag_id").asText(), dag.path("relative_fileloc").asText()));
    } while (page.size() == PAGE);
    return files;
  }

  private JsonNode get(String path) {
    return AirflowApi.send(api.request(path).header("Authorization", "Bearer " + token));
  }
}
