package io.meshwork.sandbox;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Who may use an Airflow's web pages.
 *
 * @param username such as admin
 * @param password that Airflow made up at its first start
 */
public record AirflowLogin(String username, String password) {
  private static final String USER = "admin";

  /** Reads the file that Airflow's simple auth manager writes. */
  static AirflowLogin read(Path passwords) {
    try {
      Map<String, String> known =
          new ObjectMapper().readValue(passwords.toFile(), new TypeReference<>() {});
      return new AirflowLogin(USER, known.getOrDefault(USER, ""));
    } catch (IOException e) {
      throw new SandboxException(
          "Cannot read the password of Airflow's %s in %s: %s. Stop Airflow, delete the file and start again."
              .formatted(USER, passwords, e.getMessage()),
          e);
    }
  }
}
