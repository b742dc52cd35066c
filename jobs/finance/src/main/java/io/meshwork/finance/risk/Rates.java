package io.meshwork.finance.risk;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.left;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rates of exchange into one currency. */
final class Rates {
  private Rates() {}

  /**
   * @param closes rows of {@link Closes#of}; the rate of USD into EUR is the price of USD/EUR
   * @return currency, day, rate (units of {@code base} for one of the currency), rate_before of the
   *     day before; 1 for the base currency itself
   */
  static Dataset<Row> into(String base, Dataset<Row> closes) {
    Dataset<Row> quoted =
        closes
            .where(
                col("asset_class").equalTo("CURRENCY").and(col("instrument").endsWith("/" + base)))
            .select(
                left(col("instrument"), lit(3)).as("currency"),
                col("day"),
                col("close").as("rate"),
                col("close_before").as("rate_before"));
    Dataset<Row> itself =
        closes
            .select(
                lit(base).as("currency"),
                col("day"),
                lit(1).cast("decimal(18,6)").as("rate"),
                lit(1).cast("decimal(18,6)").as("rate_before"))
            .distinct();
    return quoted.union(itself);
  }
}
