package io.meshwork.cli.airflow;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwork.cli.Project;
import io.meshwork.cli.submit.SubmitSettings;
import java.io.File;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the DAGs have to know of where they run: two connections and a variable, which Airflow takes
 * from the environment.
 *
 * @param profile of the jobs, {@code conf/PROFILE.conf}
 * @param submit how that hands jobs to Spark
 * @param targets the connections that are told of failures
 */
record Deployment(String profile, SubmitSettings submit, List<String> targets) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BATCHES = "meshwork_spark";
  private static final String STREAMS = "meshwork_streams";

  /** The variables of the environment. */
  Map<String, String> environment(Project project) {
    Map<String, String> all = new HashMap<>();
    all.put("MESHWORK_HOME", project.home().toString());
    all.put("JAVA_HOME", System.getProperty("java.home"));
    all.put(
        "PATH", submit.submit(project).getParent() + File.pathSeparator + System.getenv("PATH"));
    all.put("MESHWORK_POOL", BATCHES);
    all.put("MESHWORK_STREAM_POOL", STREAMS);
    all.put("AIRFLOW_CONN_MESHWORK_SPARK", spark().toString());
    all.put("AIRFLOW_VAR_MESHWORK", variable().toString());
    return all;
  }

  /** A job for each core; streams have their own, since they never make room for a batch. */
  static Map<String, Integer> pools(int cores) {
    return Map.of(BATCHES, cores, STREAMS, cores);
  }

  /** The connection to the brokers, which tell how many records wait. */
  static Map<String, String> brokers(String bootstrapServers) {
    ObjectNode connection = JSON.createObjectNode().put("conn_type", "kafka");
    connection.putObject("extra").put("bootstrap.servers", bootstrapServers);
    return Map.of("AIRFLOW_CONN_MESHWORK_KAFKA", connection.toString());
  }

  private ObjectNode spark() {
    ObjectNode connection = JSON.createObjectNode();
    connection.put("conn_type", "spark").put("host", submit.master());
    connection.set("extra", JSON.valueToTree(SubmitArguments.of(submit).connection()));
    return connection;
  }

  private ObjectNode variable() {
    ObjectNode value = JSON.createObjectNode().put("profile", profile);
    value.set("spark", JSON.valueToTree(SubmitArguments.of(submit).properties()));
    value.set("notify", JSON.valueToTree(targets));
    return value;
  }
}
