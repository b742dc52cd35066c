package io.meshwork.quality.plan;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;

/**
 * The plans that the batches of a run share. Batches are handled one after the other; what is done
 * for one of them may be done by several threads.
 */
public final class Plans {
  private static final int TASKS_PER_CORE = 2;
  private static final List<String> UNFIT =
      List.of(
          "spark.sql.adaptive.enabled",
          "spark.sql.exchange.reuse",
          "spark.sql.optimizer.runtime.bloomFilter.enabled",
          "spark.sql.optimizer.dynamicPartitionPruning.enabled");

  private final AtomicLong time = new AtomicLong();
  private final Map<Leaf, Template> leaves = new ConcurrentHashMap<>();
  private final Map<Template, Answers> last = new ConcurrentHashMap<>();
  private SparkSession planning;

  /**
   * @param together whether one task has all rows, which then are grouped without a shuffle
   */
  private record Leaf(StructType schema, boolean together) {}

  /** Begins a batch: it has this time until the next one begins. */
  public void begin(Instant now) {
    time.set(ChronoUnit.MICROS.between(Instant.EPOCH, now));
  }

  /** The time of the batch, a {@code timestamp}. */
  public Column now() {
    return new Column(new BatchTime(time));
  }

  /**
   * Rows of a batch.
   *
   * @param rows of the schema's columns, in Spark's own form
   */
  public BatchRows rows(SparkSession spark, JavaRDD<InternalRow> rows, StructType schema) {
    boolean together = rows.getNumPartitions() == 1;
    Template template =
        leaves.computeIfAbsent(new Leaf(schema, together), leaf -> template(spark, leaf));
    RDD<InternalRow> batch = InternalRows.typed(rows);
    return new BatchRows(this, template, spark, batch, answers(spark, template, batch, together));
  }

  private Answers answers(
      SparkSession spark, Template template, RDD<InternalRow> batch, boolean together) {
    Answers before = last.get(template);
    Answers answers =
        new Answers(spark, batch, together && before != null ? before.asked() : Set.of());
    last.put(template, answers);
    return answers;
  }

  private Template template(SparkSession spark, Leaf leaf) {
    JavaRDD<InternalRow> none =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(List.<InternalRow>of(), leaf.together ? 1 : 2);
    RDD<InternalRow> rows = InternalRows.typed(none);
    return Template.of(rows, InternalRows.dataset(planning(spark), rows, leaf.schema));
  }

  /**
   * Plans that change while they run, share parts or ask something first can't be copied. Without
   * adaptive execution nothing joins small shuffle partitions: more than the cores can use at once
   * would only be more tasks.
   */
  private synchronized SparkSession planning(SparkSession spark) {
    if (planning == null) {
      planning = spark.cloneSession();
      for (String setting : UNFIT) {
        planning.conf().set(setting, "false");
      }
      int useful = TASKS_PER_CORE * spark.sparkContext().defaultParallelism();
      int told = planning.sessionState().conf().numShufflePartitions();
      planning.conf().set("spark.sql.shuffle.partitions", Math.min(told, useful));
    }
    return planning;
  }
}
