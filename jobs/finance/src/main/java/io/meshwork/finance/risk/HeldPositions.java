package io.meshwork.finance.risk;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.trunc;

import io.meshwork.runtime.aggregate.Ports;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * The positions of portfolios, through the published tables of finance.positions and its source.
 */
record HeldPositions(Ports ports) {
  static final String POSITIONS = "positions_by_portfolio_year";
  private static final String MONTHS = "months_by_portfolio";

  /** All portfolios, and first, the month of their first trade. */
  Dataset<Row> portfolios() {
    return first(ports.all(MONTHS));
  }

  /**
   * What holds in these months, and all that came before.
   *
   * @param months portfolio, month
   * @return the rows of the positions, and until, the next day on which each changes, or null
   */
  Dataset<Row> of(Dataset<Row> months) {
    Dataset<Row> last = months.groupBy("portfolio").agg(max("month").as("last"));
    Dataset<Row> years =
        first(ports.partitions(MONTHS, last.select("portfolio")))
            .join(last, "portfolio")
            .where(col("first").leq(col("last")))
            .select(
                col("portfolio"),
                explode(
                        sequence(
                            trunc(col("first"), "year"),
                            trunc(col("last"), "year"),
                            expr("interval 1 year")))
                    .as("year"));
    var byDay = Window.partitionBy("portfolio", "account", "instrument", "currency").orderBy("day");
    return ports.partitions(POSITIONS, years).withColumn("until", lead("day", 1).over(byDay));
  }

  private static Dataset<Row> first(Dataset<Row> months) {
    return months.groupBy("portfolio").agg(min("month").as("first"));
  }
}
