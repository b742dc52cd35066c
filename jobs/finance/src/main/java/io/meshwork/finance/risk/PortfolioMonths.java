package io.meshwork.finance.risk;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.trunc;

import io.meshwork.runtime.aggregate.Changes;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The months of portfolios that changes touch: from the year on in which positions have changed,
 * and of every portfolio the months that a changed day of prices reaches.
 */
record PortfolioMonths(HeldPositions held, MarketData market) {

  /**
   * @return portfolio, month (its first day), distinct
   */
  Dataset<Row> touched(Changes changes) {
    return byPositions(changes).union(byPrices(changes)).distinct();
  }

  private Dataset<Row> byPositions(Changes changes) {
    Dataset<Row> since =
        changes.of(HeldPositions.POSITIONS).groupBy("portfolio").agg(min("year").as("since"));
    return since
        .join(broadcast(market.months()), col("month").geq(col("since")))
        .select("portfolio", "month");
  }

  private Dataset<Row> byPrices(Changes changes) {
    Dataset<Row> reaches =
        changes
            .of(MarketData.PRICES)
            .select(
                trunc(col("day"), "month").as("since"),
                date_add(col("day"), MarketData.REACH).as("until"));
    Dataset<Row> months =
        market
            .months()
            .join(
                broadcast(reaches),
                col("month").geq(col("since")).and(col("month").leq(col("until"))),
                "left_semi");
    return held.portfolios()
        .join(broadcast(months), col("month").geq(col("first")))
        .select("portfolio", "month");
  }
}
