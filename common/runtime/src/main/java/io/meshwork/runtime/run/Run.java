package io.meshwork.runtime.run;

import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.governance.quarantine.Selection;
import io.meshwork.runtime.MeshException;
import io.meshwork.runtime.RunMode;
import io.meshwork.runtime.batch.BatchPipeline;
import io.meshwork.runtime.batch.BatchResult;
import io.meshwork.runtime.batch.BlockedBatch;
import io.meshwork.runtime.batch.Product;
import io.meshwork.runtime.change.ChangeFeeds;
import io.meshwork.runtime.check.OffsetRange;
import io.meshwork.runtime.config.JobSettings;
import io.meshwork.runtime.ingest.KafkaSource;
import io.meshwork.runtime.ingest.OffsetSlice;
import io.meshwork.runtime.ingest.Topics;
import io.meshwork.runtime.landing.Landing;
import io.meshwork.runtime.landing.SchemaKeeper;
import io.meshwork.runtime.measure.Measures;
import io.meshwork.runtime.quarantine.Replay;
import io.meshwork.runtime.report.RunFile;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;

/** One execution of a job for one product. */
final class Run {
  private final JobArguments arguments;
  private final Product product;
  private final JobSettings settings;
  private final SparkSession spark;
  private final RunJournal journal;
  private final Stop stop;
  private final List<String> topics;

  Run(
      JobArguments arguments,
      Product product,
      JobSettings settings,
      SparkSession spark,
      RunJournal journal,
      Stop stop) {
    this.arguments = arguments;
    this.product = product;
    this.settings = settings;
    this.spark = spark;
    this.journal = journal;
    this.stop = stop;
    this.topics = product.contract().input().topics();
  }

  /**
   * Handles every batch that the mode asks for.
   *
   * @throws MeshException with the category that the exit code comes from
   * @throws BlockedBatch if the gate refused a batch
   */
  void execute() throws StreamingQueryException {
    Predicate<List<OffsetRange>> released = released();
    if (arguments.mode() == RunMode.REPLAY) {
      replay(released);
      return;
    }
    try (Topics brokers = Topics.of(settings.kafka())) {
      Map<String, String> ids = ids(brokers);
      BatchPipeline pipeline = pipeline(cassandra(), released, measures(brokers));
      KafkaSource source = new KafkaSource(settings.kafka(), settings.ingest(), topics);
      if (arguments.mode() == RunMode.BACKFILL) {
        backfill(brokers, source, pipeline);
        return;
      }
      query(source, pipeline, ids);
    }
  }

  private Map<String, String> ids(Topics brokers) {
    Map<String, String> ids = new TreeMap<>();
    topics.forEach(topic -> ids.put(topic, brokers.id(topic)));
    return ids;
  }

  private Measures measures(Topics brokers) {
    return arguments.mode() == RunMode.BACKFILL
        ? Measures.none()
        : Measures.of(() -> brokers.offsets(topics, OffsetSpec.latest()));
  }

  private CassandraConnector cassandra() {
    // A session that was there before this run need not know of Cassandra.
    SparkConf conf = spark.sparkContext().getConf();
    settings.cassandra().connectorConf().forEach(conf::setIfMissing);
    return CassandraConnector.apply(conf);
  }

  private BatchPipeline pipeline(
      CassandraConnector cassandra, Predicate<List<OffsetRange>> released, Measures measures) {
    new ChangeFeeds(settings.kafka(), product.contract()).check();
    SchemaKeeper.prepare(cassandra, settings.cassandra(), product.contract());
    journal.open(cassandra);
    return new BatchPipeline(
        product,
        journal.run(),
        arguments.mode(),
        released,
        settings,
        cassandra,
        landing(cassandra),
        measures);
  }

  private Landing landing(CassandraConnector cassandra) {
    return arguments.bulk()
        ? Landing.inBulk(cassandra, settings.landing(), settings.bulk(), product.contract())
        : Landing.of(cassandra, settings.landing(), product.contract());
  }

  private Predicate<List<OffsetRange>> released() {
    return arguments
        .release()
        .map(run -> RunFile.in(settings.runsDirectory(), run).blockedOffsets(arguments.mode()))
        .<Predicate<List<OffsetRange>>>map(blocked -> blocked::equals)
        .orElse(offsets -> false);
  }

  private void query(KafkaSource source, BatchPipeline pipeline, Map<String, String> ids)
      throws StreamingQueryException {
    Checkpoint checkpoint =
        new Checkpoint(
            settings.checkpointsDirectory(),
            product.name(),
            spark.sparkContext().hadoopConfiguration());
    checkpoint.claim(ids);
    checkpoint
        .settings()
        .forEach((key, value) -> spark.conf().set(key, spark.conf().get(key, value)));
    Trigger trigger =
        arguments.mode() == RunMode.BATCH
            ? Trigger.AvailableNow()
            : Trigger.ProcessingTime(settings.triggerInterval().toMillis());
    new Queries(stop, (records, id) -> handle(pipeline, records, id))
        .run(source.stream(spark), checkpoint, trigger, arguments.atMost());
  }

  private void backfill(Topics brokers, KafkaSource source, BatchPipeline pipeline) {
    OffsetSlice range =
        OffsetSlice.between(
            arguments.from().offsets(brokers, topics), arguments.to().offsets(brokers, topics));
    if (range.isEmpty()) {
      return;
    }
    long batch = 0;
    for (OffsetSlice slice : range.slices(settings.ingest().maxRecordsPerBatch())) {
      if (stop.isWished()) {
        throw journal.stopped(
            "The backfill was stopped. What is left begins at " + slice.from() + ".");
      }
      handle(pipeline, source.range(spark, slice), batch);
      batch++;
    }
  }

  /** Needs Kafka only for records whose content the quarantine doesn't hold. */
  private void replay(Predicate<List<OffsetRange>> released) {
    CassandraConnector cassandra = cassandra();
    BatchPipeline pipeline = pipeline(cassandra, released, Measures.none());
    Selection selection = arguments.selection();
    journal.replays(selection);
    Replay replay = Replay.of(spark, cassandra, settings, product.name(), selection, journal.run());
    long batch = 0;
    for (Replay.Part part : replay.parts(settings.ingest().maxRecordsPerBatch())) {
      if (stop.isWished()) {
        throw journal.stopped(
            "The replay was stopped. What is left is open: replay again with the same options.");
      }
      replay(pipeline, replay.read(part), batch);
      batch++;
    }
  }

  private void replay(BatchPipeline pipeline, Replay.Records records, long batch) {
    try {
      if (records.unavailable() > 0) {
        journal.unavailable(records.unavailable());
      }
      handle(pipeline, records.rows(), batch);
    } finally {
      records.release().run();
    }
  }

  private void handle(BatchPipeline pipeline, Dataset<Row> records, long batch) {
    long begun = System.nanoTime();
    BatchResult result = pipeline.process(records, batch);
    if (result.counts().consumed() == 0) {
      return;
    }
    journal.add(result, (System.nanoTime() - begun) / 1_000_000);
  }
}
