package io.meshwork.sandbox;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The settings of one Airflow, as its processes take them from the environment. Secrets are not
 * among them: Airflow makes them up and keeps them in its home.
 *
 * @param home AIRFLOW_HOME
 * @param address of the API server
 * @param port the same's
 */
record AirflowSettings(
    AirflowOptions options, Path home, Path dagsFolder, String address, int port) {

  Map<String, String> environment() {
    Map<String, String> all = new HashMap<>(options.environment());
    all.put("AIRFLOW_HOME", home.toString());
    all.put("PYTHONPATH", options.sources().toString());
    all.put("AIRFLOW__CORE__DAGS_FOLDER", dagsFolder.toString());
    all.put("AIRFLOW__CORE__LOAD_EXAMPLES", "False");
    all.put("AIRFLOW__CORE__EXECUTOR", "LocalExecutor");
    all.put("AIRFLOW__CORE__PARALLELISM", Integer.toString(options.parallelism()));
    all.put("AIRFLOW__CORE__EXECUTION_API_SERVER_URL", address + "/execution/");
    // Beside a Spark job that has both cores an answer may take its time.
    all.put("AIRFLOW__WORKERS__EXECUTION_API_TIMEOUT", "60.0");
    all.put("AIRFLOW__DATABASE__SQL_ALCHEMY_CONN", "sqlite:///" + home.resolve("airflow.db"));
    all.put("AIRFLOW__DAG_PROCESSOR__PARSING_PROCESSES", "1");
    all.put("AIRFLOW__API__HOST", Ports.HOST);
    all.put("AIRFLOW__API__PORT", Integer.toString(port));
    all.put("AIRFLOW__API__WORKERS", "1");
    all.put("AIRFLOW__API__BASE_URL", address);
    all.put("AIRFLOW__OPENLINEAGE__NAMESPACE", "meshwork");
    all.put("AIRFLOW__OPENLINEAGE__TRANSPORT", lineage());
    return all;
  }

  /** Lineage events go to a file, a line each. */
  private String lineage() {
    return "{\"type\": \"file\", \"append\": true, \"log_file_path\": \""
        + home.resolve("lineage.jsonl")
        + "\"}";
  }
}
