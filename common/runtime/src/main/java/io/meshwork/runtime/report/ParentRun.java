package io.meshwork.runtime.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.apache.spark.SparkConf;

/**
 * The task of a scheduler that has submitted a run, named as in OpenLineage's parent run facet.
 *
 * @param namespace of the scheduler
 * @param job such as DAG.TASK
 * @param run the task's, a UUID
 * @param root what that belongs to in turn, such as the run of the DAG
 */
public record ParentRun(String namespace, String job, String run, Optional<ParentRun> root) {
  private static final String PARENT = "spark.openlineage.parent";
  private static final String ROOT = "spark.openlineage.rootParent";

  /**
   * Reads {@code spark.openlineage.parentJobNamespace}, {@code parentJobName} and {@code
   * parentRunId}, and the same of {@code rootParent}; empty if one of the former is missing.
   */
  public static Optional<ParentRun> of(SparkConf conf) {
    return named(PARENT, conf)
        .map(parent -> new ParentRun(parent.namespace, parent.job, parent.run, named(ROOT, conf)));
  }

  private static Optional<ParentRun> named(String prefix, SparkConf conf) {
    String namespace = conf.get(prefix + "JobNamespace", "");
    String job = conf.get(prefix + "JobName", "");
    String run = conf.get(prefix + "RunId", "");
    return namespace.isEmpty() || job.isEmpty() || run.isEmpty()
        ? Optional.empty()
        : Optional.of(new ParentRun(namespace, job, run, Optional.empty()));
  }

  ObjectNode json() {
    ObjectNode node = Json.object().put("namespace", namespace).put("job", job).put("run", run);
    root.ifPresent(of -> node.set("root", of.json()));
    return node;
  }
}
