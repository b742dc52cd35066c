package io.meshwork.customer360.identity;

import java.util.Iterator;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Links the records of whole blocks, and gives on what {@link Clustering} finds in them: a row for
 * each linked record, not for each of the links, of which a block of n records may have n².
 */
final class Linking implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<Scoring> scoring;

  private Linking(Broadcast<Scoring> scoring) {
    this.scoring = scoring;
  }

  static Linking by(Scoring scoring, SparkSession spark) {
    return new Linking(JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(scoring));
  }

  /** Rows of {@link Blocks}, none of them oversized. */
  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    return new Clustering()
        .call(Pair.of(rows, Integer.MAX_VALUE).flatMap(scoring.value()::link).iterator());
  }
}
