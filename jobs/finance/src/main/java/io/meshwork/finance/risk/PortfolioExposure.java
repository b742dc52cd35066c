package io.meshwork.finance.risk;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What a portfolio is exposed to at the close of each day. */
public final class PortfolioExposure {
  private PortfolioExposure() {}

  /**
   * @param valuation rows of {@link Valuation#of}
   * @return portfolio, day, base_currency; dimension ({@code total}, {@code currency} or {@code
   *     asset_class}) and name within it; market_value, and gross_value with owed units counted as
   *     if they were held, in the base currency; positions, and unvalued, how many of them have no
   *     price or rate and so no part in the values
   */
  public static Dataset<Row> of(Dataset<Row> valuation) {
    Column dimensions =
        array(
            dimension("total", lit("all")),
            dimension("currency", col("currency")),
            dimension("asset_class", coalesce(col("asset_class"), lit("unknown"))));
    return valuation
        .select(
            col("portfolio"),
            col("day"),
            col("base_currency"),
            col("base_value"),
            inline(dimensions))
        .groupBy("portfolio", "day", "base_currency", "dimension", "name")
        .agg(
            total(col("base_value")).as("market_value"),
            total(abs(col("base_value"))).as("gross_value"),
            count(lit(1)).as("positions"),
            count_if(col("base_value").isNull()).as("unvalued"));
  }

  private static Column dimension(String dimension, Column name) {
    return struct(lit(dimension).as("dimension"), name.as("name"));
  }

  private static Column total(Column value) {
    return coalesce(sum(value), lit(0)).cast(Valuation.MONEY);
  }
}
