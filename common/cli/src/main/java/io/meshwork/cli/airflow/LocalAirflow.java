package io.meshwork.cli.airflow;

import io.meshwork.cli.Project;
import io.meshwork.sandbox.Airflow;
import io.meshwork.sandbox.AirflowOptions;

/** The Airflow of {@code mesh airflow up}, in {@code .mesh/airflow}. */
final class LocalAirflow {
  private LocalAirflow() {}

  /** A handle on it, running or not; where it runs is what its latest start was told. */
  static Airflow of(Project project) {
    return of(project, options(project));
  }

  static Airflow of(Project project, AirflowOptions options) {
    return Airflow.at(project.state().resolve("airflow"), options);
  }

  static AirflowOptions options(Project project) {
    return AirflowOptions.of(project.home().resolve("airflow-dags"))
        .withPools(Deployment.pools(Runtime.getRuntime().availableProcessors()));
  }
}
