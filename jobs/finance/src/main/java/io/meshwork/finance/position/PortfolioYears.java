package io.meshwork.finance.position;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.trunc;

import io.meshwork.runtime.aggregate.Changes;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The years of a portfolio that changes touch: from the first day on that may be another one now.
 * That is the earliest day of any trade of which a version stands in a month that has changed,
 * since an amendment can move a trade; and the portfolio's first day if one of its instruments was
 * split.
 */
record PortfolioYears(PortfolioTrades trades) {
  private static final String[] MONTH = {"portfolio", "month"};

  /**
   * @return portfolio, year (its first day), distinct
   */
  Dataset<Row> touched(Changes changes) {
    Dataset<Row> changed = changed(changes);
    Dataset<Row> first =
        changed.unionByName(moved(changed)).groupBy("portfolio").agg(min("month").as("first"));
    Dataset<Row> last =
        trades.months(first.select("portfolio")).groupBy("portfolio").agg(max("month").as("last"));
    Dataset<Row> split = trades.splits().agg(max("ex_date").as("split"));
    Column until = greatest(col("first"), col("last"), col("split"));
    Column years =
        sequence(trunc(col("first"), "year"), trunc(until, "year"), expr("interval 1 year"));
    return first
        .join(last, new String[] {"portfolio"}, "left")
        .crossJoin(broadcast(split))
        .select(col("portfolio"), explode(years).as("year"));
  }

  private Dataset<Row> changed(Changes changes) {
    Dataset<Row> split =
        trades.holders(changes.of(PortfolioTrades.SPLITS).select("instrument").distinct());
    return changes
        .of(PortfolioTrades.TRADES)
        .select("portfolio", "month")
        .unionByName(trades.months(split))
        .distinct();
  }

  /** The earliest month of each trade that has a version in a changed month. */
  private Dataset<Row> moved(Dataset<Row> changed) {
    return trades
        .of(changed.select("portfolio").distinct())
        .join(changed.withColumn("changed", lit(true)), MONTH, "left")
        .groupBy("portfolio", "trade_id")
        .agg(min("month").as("month"), max("changed").as("changed"))
        .where(col("changed"))
        .select("portfolio", "month");
  }
}
