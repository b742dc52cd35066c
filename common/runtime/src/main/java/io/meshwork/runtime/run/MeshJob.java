package io.meshwork.runtime.run;

import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import io.meshwork.runtime.batch.BlockedBatch;
import io.meshwork.runtime.batch.Product;
import io.meshwork.runtime.config.JobSettings;
import io.meshwork.runtime.dryrun.DryRunner;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.sql.SparkSession;

/** What every domain's job does: read its arguments, run one product, end with an exit code. */
public final class MeshJob {
  private static final Logger LOG = LogManager.getLogger(MeshJob.class);

  private MeshJob() {}

  /**
   * Runs and ends the JVM: a session to Cassandra that is open after a failure would keep it alive.
   */
  public static void main(Domain domain, String... args) {
    int exitCode = run(domain, args);
    SparkSession.getDefaultSession().foreach(stopped());
    System.out.flush();
    System.exit(exitCode);
  }

  private static scala.Function1<SparkSession, Object> stopped() {
    return session -> {
      session.stop();
      return null;
    };
  }

  /**
   * Runs in this JVM, with the Spark session that is there or a new one, and leaves it open.
   *
   * @return the exit code that {@link #main} ends the JVM with
   */
  public static int run(Domain domain, String... args) {
    return run(domain, Stop::onSignals, args);
  }

  /** The same, until the stop is wished, and deaf to signals. */
  public static int run(Domain domain, Stop stop, String... args) {
    return run(domain, () -> stop, args);
  }

  private static int run(Domain domain, Supplier<Stop> stops, String... args) {
    RunJournal journal = null;
    try {
      JobArguments arguments = JobArguments.parse(args);
      JobSettings settings = JobSettings.load(arguments.profiles());
      Product product = new Products(domain).load(arguments);
      if (arguments.dryRun().isPresent()) {
        SparkSession spark = Sessions.of(product.name(), settings);
        return new DryRunner(product, settings, spark, System.out)
            .execute(arguments.dryRun().get());
      }
      journal = new RunJournal(product, arguments, settings, System.out);
      Stop stop = stops.get();
      List<String> topics = product.contract().input().topics();
      try (EarlyConnections unused = EarlyConnections.begin(settings, topics, arguments.mode())) {
        SparkSession spark = Sessions.of(product.name(), settings);
        new Run(arguments, product, settings, spark, journal, stop).execute();
      }
      return journal.published();
    } catch (Throwable e) {
      // The one place where every failure ends, errors of the JVM too: without an exit code the
      // open
      // sessions would keep a broken job alive.
      return ended(journal, e);
    }
  }

  private static int ended(RunJournal journal, Throwable failure) {
    Optional<BlockedBatch> blocked = blocked(failure);
    if (blocked.isPresent() && journal != null) {
      String text = BlockedText.of(blocked.get().result(), journal.run());
      System.err.println(text);
      return journal.blocked(blocked.get().result(), text);
    }
    MeshException known = Failures.of(failure);
    System.err.println(known.getMessage());
    if (known.category() == Category.DEFECT) {
      LOG.error("The run failed:{}", Failures.trace(failure));
    }
    return journal == null ? known.category().exitCode() : journal.failed(known);
  }

  private static Optional<BlockedBatch> blocked(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BlockedBatch batch) {
        return Optional.of(batch);
      }
    }
    return Optional.empty();
  }
}
