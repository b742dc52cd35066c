package io.meshwork.finance.risk;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sequence;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The days on which anything was priced. */
record Calendar(Dataset<Row> days) {
  private static final String LAST = "_last";

  /**
   * @param priced rows with a column day
   */
  static Calendar of(Dataset<Row> priced) {
    return new Calendar(priced.select(col("day").as("today")).distinct());
  }

  /**
   * A row for each day of the calendar on which it holds. Spans are counted out day by day and then
   * joined: comparing each with all days would take the square of the history.
   *
   * @param spans rows that hold from the day in {@code day} until before that in {@code until}, or
   *     for good if that is null
   * @return the same columns, and today
   */
  Dataset<Row> each(Dataset<Row> spans, String until) {
    Dataset<Row> last = days.agg(max("today").as(LAST));
    Column end = least(coalesce(date_sub(col(until), 1), col(LAST)), col(LAST));
    return spans
        .crossJoin(broadcast(last))
        .where(col("day").leq(col(LAST)))
        .withColumn("today", explode(sequence(col("day"), end)))
        .drop(LAST)
        .join(broadcast(days), new String[] {"today"}, "left_semi");
  }
}
