package io.meshwork.runtime.run;

import com.datastax.spark.connector.cql.CassandraConnector;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwork.governance.quarantine.Selection;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import io.meshwork.runtime.RunMode;
import io.meshwork.runtime.batch.BatchResult;
import io.meshwork.runtime.batch.Product;
import io.meshwork.runtime.config.JobSettings;
import io.meshwork.runtime.lineage.Lineage;
import io.meshwork.runtime.lineage.LineageRun;
import io.meshwork.runtime.publication.Ledger;
import io.meshwork.runtime.report.ParentRun;
import io.meshwork.runtime.report.RunFile;
import io.meshwork.runtime.report.RunLog;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.SparkConf;

/**
 * Tells of a run while it goes on and when it ends: on the terminal, in its file, in the ledger.
 */
final class RunJournal {
  private static final Logger LOG = LogManager.getLogger(RunJournal.class);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** A stream has several batches a second, whose readers look at the file by eye. */
  private static final Duration SNAPSHOT_PAUSE = Duration.ofSeconds(1);

  private final String product;
  private final String run;
  private final RunLog log;
  private final RunFile file;
  private final PrintStream out;
  private final Snapshots snapshots;
  private final Instant startedAt = Instant.now();
  private final Optional<Lineage> lineage;
  private Ledger ledger;
  private boolean isStopped;

  RunJournal(Product product, JobArguments arguments, JobSettings settings, PrintStream out) {
    this.product = product.name();
    this.run = name(product.name(), startedAt);
    this.log = new RunLog(product, run, arguments.mode(), startedAt);
    // What spark-submit was told is there before the session is.
    SparkConf submitted = new SparkConf();
    Optional<ParentRun> parent = ParentRun.of(submitted);
    log.submittedBy(parent);
    this.file = RunFile.in(settings.runsDirectory(), run);
    this.out = out;
    this.lineage =
        Lineage.of(
            lineageRun(product, arguments, parent),
            settings.lineage(),
            settings.kafka(),
            settings.cassandra(),
            submitted);
    lineage.ifPresent(Lineage::begun);
    this.snapshots = new Snapshots(this::snapshot, SNAPSHOT_PAUSE);
  }

  private static String name(String product, Instant startedAt) {
    int any = ThreadLocalRandom.current().nextInt(1 << 16);
    return "%s-%s-%s"
        .formatted(product, STAMP.format(startedAt), String.format(Locale.ROOT, "%04x", any));
  }

  private LineageRun lineageRun(Product of, JobArguments arguments, Optional<ParentRun> parent) {
    boolean isRange = arguments.mode() == RunMode.BACKFILL;
    return new LineageRun(
        of,
        run,
        arguments.mode(),
        startedAt,
        parent,
        isRange ? arguments.from().moment() : Optional.empty(),
        isRange ? arguments.to().moment() : Optional.empty());
  }

  String run() {
    return run;
  }

  /** The run is on: its file appears. */
  void open(CassandraConnector cassandra) {
    ledger = Ledger.of(cassandra);
    snapshot();
  }

  private void snapshot() {
    file.write(log.json("running", 0, Instant.now()));
  }

  void replays(Selection selection) {
    log.replays(selection);
  }

  /** Selected records whose content isn't to be had any more. */
  void unavailable(long records) {
    log.unavailable(records);
    out.printf(
        Locale.ROOT,
        "%,d selected records stay open: the quarantine doesn't hold their content whole, or not under"
            + " a key that is given, and Kafka no longer has them.%n",
        records);
  }

  void add(BatchResult batch, long millis) {
    log.add(batch);
    snapshots.changed();
    lineage.ifPresent(events -> events.goesOn(log::state));
    out.printf(
        Locale.ROOT,
        "batch %d: consumed %,d, landed %,d, superseded %,d, filtered %,d, quarantined %,d in %,d ms%n",
        batch.batch(),
        batch.counts().consumed(),
        batch.landed().landed(),
        batch.superseded(),
        batch.counts().filtered(),
        batch.quarantined(),
        millis);
  }

  int published() {
    int exitCode = close(log.isEmpty() ? "nothing-new" : "published", 0);
    lineage.ifPresent(events -> events.completed(log.state()));
    return exitCode;
  }

  /**
   * @param text what the terminal was told of it
   */
  int blocked(BatchResult batch, String text) {
    log.blocked(batch);
    int exitCode = close("blocked", Category.BLOCKED.exitCode());
    lineage.ifPresent(events -> events.failed(log.state(), text));
    return exitCode;
  }

  /** A range is left before its end, on request; the failure that says so. */
  MeshException stopped(String message) {
    isStopped = true;
    return new MeshException(Category.UNAVAILABLE, message);
  }

  int failed(MeshException failure) {
    log.failed(failure);
    if (failure.category() == Category.UNAVAILABLE) {
      // Waiting for the ledger too would keep the scheduler from its retry; the file has the run.
      ledger = null;
    }
    int exitCode = close("failed", failure.category().exitCode());
    lineage.ifPresent(events -> tell(events, failure.getMessage()));
    return exitCode;
  }

  private void tell(Lineage events, String error) {
    if (isStopped) {
      events.aborted(log.state(), error);
    } else {
      events.failed(log.state(), error);
    }
  }

  private int close(String outcome, int exitCode) {
    snapshots.close();
    Instant now = Instant.now();
    ObjectNode json = log.json(outcome, exitCode, now);
    record(outcome, json);
    try {
      file.write(json);
      out.println(outcome + ": " + file.path());
    } catch (MeshException e) {
      if (exitCode == 0) {
        throw e;
      }
      // What ended the run is worth more than that its file can't be written.
      LOG.warn(e.getMessage());
    }
    return exitCode;
  }

  /** A run that failed for Cassandra's sake can't be told to Cassandra; its file has it. */
  private void record(String outcome, ObjectNode json) {
    if (ledger == null) {
      return;
    }
    try {
      ledger.saveRun(product, run, startedAt, outcome, json.toString());
    } catch (RuntimeException e) {
      LOG.warn("Run {} is not in the ledger: {}", run, e.getClass().getSimpleName());
    }
  }
}
