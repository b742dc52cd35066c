package io.meshwork.finance.risk;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What positions are worth at the close of each day. */
public final class Valuation {
  static final String MONEY = "decimal(28,6)";

  private Valuation() {}

  /**
   * Values every open position on every day that has any price. One without a price in its currency
   * or without a rate of exchange stays, with null for what can't be said.
   *
   * @param positions rows of {@code Positions.of}
   * @param closes rows of {@link Closes#of}
   * @param base the currency that all are converted to, by ISO 4217
   * @return portfolio, account, instrument, currency, day, asset_class, quantity; close, cost,
   *     market_value, unrealised and realised profit and fees in the currency; base_currency,
   *     base_value (market_value in the base currency). Amounts are rounded half up to 6 decimals.
   */
  public static Dataset<Row> of(Dataset<Row> positions, Dataset<Row> closes, String base) {
    Column value = col("quantity").multiply(col("close")).cast(MONEY);
    return held(positions, closes)
        .join(
            closes.select("instrument", "currency", "day", "asset_class", "close"),
            new String[] {"instrument", "currency", "day"},
            "left")
        .join(
            broadcast(Rates.into(base, closes).drop("rate_before")),
            new String[] {"currency", "day"},
            "left")
        .select(
            col("portfolio"),
            col("account"),
            col("instrument"),
            col("currency"),
            col("day"),
            col("asset_class"),
            col("quantity"),
            col("close"),
            col("cost"),
            value.as("market_value"),
            value.minus(col("cost")).cast(MONEY).as("unrealised"),
            col("realised"),
            col("fees"),
            lit(base).as("base_currency"),
            value.multiply(col("rate")).cast(MONEY).as("base_value"));
  }

  private static Dataset<Row> held(Dataset<Row> positions, Dataset<Row> closes) {
    return Calendar.of(closes)
        .each(positions.where(col("quantity").notEqual(0)), "until")
        .drop("day")
        .withColumnRenamed("today", "day");
  }
}
