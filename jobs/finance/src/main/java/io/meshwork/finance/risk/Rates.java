package io.meshwork.finance.risk;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.left;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.right;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rates of exchange into one currency. */
final class Rates {
  private static final String RATE = "decimal(24,12)";

  private Rates() {}

  /**
   * By either pair of the two currencies: USD/EUR is the rate of USD into EUR, EUR/USD one over it,
   * rounded to 12 decimals. Where both are quoted, USD/EUR counts.
   *
   * @param closes rows of {@link Closes#of}
   * @return currency, day, rate (units of {@code base} for one of the currency), rate_before of the
   *     day before; 1 for the base currency itself
   */
  static Dataset<Row> into(String base, Dataset<Row> closes) {
    Dataset<Row> pairs = closes.where(col("asset_class").equalTo("CURRENCY"));
    Column pair = col("instrument");
    Dataset<Row> direct =
        quoted(
            pairs.where(pair.endsWith("/" + base)),
            left(pair, lit(3)),
            col("close"),
            col("close_before"));
    Dataset<Row> inverse =
        quoted(
            pairs.where(pair.startsWith(base + "/")),
            right(pair, lit(3)),
            lit(1).divide(col("close")),
            lit(1).divide(col("close_before")));
    Dataset<Row> itself = quoted(closes.select("day").distinct(), lit(base), lit(1), lit(1));
    String[] key = {"currency", "day"};
    return direct.union(inverse.join(direct, key, "left_anti")).union(itself);
  }

  private static Dataset<Row> quoted(
      Dataset<Row> rows, Column currency, Column rate, Column before) {
    return rows.select(
        currency.as("currency"),
        col("day"),
        rate.cast(RATE).as("rate"),
        before.cast(RATE).as("rate_before"));
  }
}
