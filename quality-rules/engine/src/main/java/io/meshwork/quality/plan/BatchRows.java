package io.meshwork.quality.plan;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.types.StructType;
import scala.Function1;

/**
 * Rows of one batch, and what is asked of them: queries whose plans the run's other batches use
 * too.
 */
public final class BatchRows {
  private final Plans plans;
  private final Template template;
  private final SparkSession spark;
  private final RDD<InternalRow> leaf;
  private final Answers answers;

  BatchRows(
      Plans plans, Template template, SparkSession spark, RDD<InternalRow> leaf, Answers answers) {
    this.plans = plans;
    this.template = template;
    this.spark = spark;
    this.leaf = leaf;
    this.answers = answers;
  }

  /** Rows with a plan of their own, which no other batch will share. */
  public static BatchRows of(Dataset<Row> rows) {
    SparkSession spark = rows.sparkSession();
    Template itself = Template.of(rows);
    return new BatchRows(new Plans(), itself, spark, null, new Answers(spark, null, Set.of()));
  }

  /**
   * What a query makes of these rows.
   *
   * @param step names the query: for equal names it is asked for only once
   * @param query is asked of no rows, and once for all batches of a run: what it depends on, but
   *     for the rows, {@link #now} and the clock, is the same for all of them
   */
  public BatchRows then(Object step, UnaryOperator<Dataset<Row>> query) {
    return new BatchRows(plans, template.then(step, query), spark, leaf, answers);
  }

  /**
   * The same query over some of the rows that it began with.
   *
   * @param choice takes these and their columns, as {@link Plans#rows} was given them
   */
  public BatchRows over(BiFunction<JavaRDD<InternalRow>, StructType, JavaRDD<InternalRow>> choice) {
    if (template.hasOwnRows()) {
      throw new IllegalStateException(
          "these rows have a plan of their own, and no leaf to choose from");
    }
    StructType columns = template.first().rows().schema();
    RDD<InternalRow> chosen = InternalRows.typed(choice.apply(leaf.toJavaRDD(), columns));
    return new BatchRows(plans, template, spark, chosen, new Answers(spark, chosen, Set.of()));
  }

  /** Other rows of the same batch, in a leaf of their own. */
  public BatchRows beside(JavaRDD<InternalRow> rows, StructType schema) {
    return plans.rows(spark, rows, schema);
  }

  /** Tells the time of the batch. */
  public void begin(Instant now) {
    plans.begin(now);
  }

  /** The time of the batch, a {@code timestamp}. */
  public Column now() {
    return plans.now();
  }

  public StructType schema() {
    return template.rows().schema();
  }

  /** The query as Spark understands it. */
  public LogicalPlan analyzed() {
    return template.analyzed();
  }

  /** The rows, not computed yet; each may be valid only until the next one is asked for. */
  public JavaRDD<InternalRow> rdd() {
    return template.execute(spark, leaf).toJavaRDD();
  }

  /** The rows; they are to be few. */
  public List<Row> collect() {
    Function1<Object, Object> row = CatalystTypeConverters.createToScalaConverter(schema());
    return gather("rows", rows -> rows.map(InternalRow::copy)).stream()
        .map(r -> (Row) row.apply(r))
        .toList();
  }

  /**
   * What tasks make of the rows. One Spark job, beside those that a plan starts by itself; of a
   * small batch, several such works share one.
   *
   * @param name names the work: equal names, equal work
   */
  public <T> List<T> gather(Object name, Function<JavaRDD<InternalRow>, JavaRDD<T>> work) {
    return answers.of(new Question<>(template, name, work));
  }

  /** The rows for queries that are planned for this batch alone. */
  public Dataset<Row> dataset() {
    return template.over(spark, leaf);
  }

  public SparkSession spark() {
    return spark;
  }
}
