package io.meshwork.runtime.bulk;

import io.meshwork.bulk.Answer;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import java.time.Duration;

/** What ends a load, in the run's terms. */
final class LoaderFailures {
  private static final String AGAIN = "run the job again: it lands the same rows.";

  /** How a JVM ends that can't start, or ends by a failure of its own. */
  private static final int FAILED = 1;

  private static final int OUT_OF_MEMORY = 3;

  private LoaderFailures() {}

  static MeshException of(Answer answer) {
    return switch (answer.outcome()) {
      case LOADED -> throw new IllegalArgumentException("nothing has failed");
      case NOT_WRITTEN ->
          new MeshException(
              Category.DEFECT, "Cannot write the rows as sstables: " + answer.detail() + ".");
      case NOT_STORED ->
          new MeshException(
              Category.CONFIGURATION,
              "Cannot write sstables: no space, or not writable (%s). Set meshwork.bulk.directory to a folder with room for the rows of every task that runs at once, or lower meshwork.ingest.max-records-per-batch."
                  .formatted(answer.detail()));
      case NOT_LINKED ->
          new MeshException(
              Category.CONFIGURATION,
              "Cannot land in bulk with the jars of meshwork.bulk.cassandra-libraries: %s. Put those of Cassandra 5.0.9 there, without others."
                  .formatted(answer.detail()));
      case NOT_STREAMED ->
          new MeshException(
              Category.UNAVAILABLE,
              "Cannot stream the rows to the nodes: %s. See that the executors reach the nodes' storage port, that all replicas are up, and that the nodes don't ask for encryption among themselves; then %s"
                  .formatted(answer.detail(), AGAIN));
    };
  }

  /** The process has ended without an answer. */
  static MeshException ended(Process process, String lastWords) {
    int code = process.onExit().join().exitValue();
    String what =
        "The process that lands in bulk ended without an answer (exit code %d). %s"
            .formatted(code, lastWords);
    return switch (code) {
      case OUT_OF_MEMORY ->
          new MeshException(
              Category.CONFIGURATION,
              "The process that lands in bulk ran out of memory. Raise meshwork.bulk.heap, or lower meshwork.bulk.buffer.");
      case FAILED ->
          new MeshException(
              Category.CONFIGURATION,
              what
                  + " See meshwork.bulk.cassandra-libraries (the jars of Cassandra 5.0, for this Java) and meshwork.bulk.heap (no more than there is).");
      default ->
          new MeshException(
              Category.UNAVAILABLE,
              what + " 137 is a kill, such as for want of memory. Then " + AGAIN);
    };
  }

  static MeshException noAnswer(String why) {
    return new MeshException(
        Category.DEFECT,
        "The process that lands in bulk doesn't answer as it should: " + why + ".");
  }

  static MeshException late(Duration patience) {
    return new MeshException(
        Category.UNAVAILABLE,
        "The nodes haven't taken the rows %d seconds after the last one (meshwork.bulk.timeout). See that they are up and have time left, or raise it; then %s"
            .formatted(patience.toSeconds(), AGAIN));
  }

  static MeshException interrupted() {
    return new MeshException(
        Category.UNAVAILABLE, "Landing in bulk was interrupted. " + "R" + AGAIN.substring(1));
  }
}
