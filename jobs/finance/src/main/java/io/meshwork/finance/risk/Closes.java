package io.meshwork.finance.risk;

import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * The closing price of every instrument on every day on which anything was priced: where an
 * instrument has none, that of the day before, in the units of the day if it was split since. A
 * price holds for {@link #LONGEST} days, so what a day depends on doesn't reach back further than
 * twice as long.
 */
public final class Closes {
  /** Days after that of a price on which it still holds. */
  static final int LONGEST = 30;

  private static final String SPLITS = "_splits";

  private Closes() {}

  /**
   * @param prices rows of finance.prices, rates of exchange among them
   * @param splits rows of finance.splits
   * @return instrument, day, currency, asset_class; close (decimal(18,6), of one unit), priced_on,
   *     the day that it comes from; close_before, that of the day before in the units of this day
   *     (null if it had none, or if that day is too long ago)
   */
  public static Dataset<Row> of(Dataset<Row> prices, Dataset<Row> splits) {
    return daily(prices)
        .join(byInstrument(splits), new String[] {"instrument"}, "left")
        .withColumn("close", inUnitsOf("day", "priced_on", col("close")))
        .withColumn("close_before", before())
        .select(
            "instrument", "day", "currency", "asset_class", "close", "priced_on", "close_before");
  }

  private static Dataset<Row> daily(Dataset<Row> prices) {
    Column next = least(lead("day", 1).over(byDay()), date_add(col("day"), LONGEST + 1));
    Dataset<Row> spans = prices.withColumn("next", next);
    return Calendar.of(prices)
        .each(spans, "next")
        .select(
            col("instrument"),
            col("today").as("day"),
            col("currency"),
            col("asset_class"),
            col("close"),
            col("day").as("priced_on"));
  }

  private static Dataset<Row> byInstrument(Dataset<Row> splits) {
    Column split = struct(col("ex_date"), col("numerator").divide(col("denominator")).as("units"));
    return splits.groupBy("instrument").agg(array_sort(collect_list(split)).as(SPLITS));
  }

  private static Column before() {
    Column close = lag("close", 1).over(byDay());
    Column day = lag("day", 1).over(byDay());
    Column units = unitsBetween(day, col("day"));
    return when(
        day.geq(date_sub(col("day"), LONGEST)),
        when(units.equalTo(1.0), close).otherwise(rounded(close.divide(units))));
  }

  private static Column inUnitsOf(String day, String since, Column close) {
    Column units = unitsBetween(col(since), col(day));
    return when(units.equalTo(1.0), close).otherwise(rounded(close.divide(units)));
  }

  /** How many units one has become after one day and up to another. */
  private static Column unitsBetween(Column after, Column upTo) {
    Column splits =
        filter(
            col(SPLITS), s -> s.getField("ex_date").gt(after).and(s.getField("ex_date").leq(upTo)));
    Column product = aggregate(splits, lit(1.0), (units, s) -> units.multiply(s.getField("units")));
    return coalesce(product, lit(1.0));
  }

  private static Column rounded(Column price) {
    return price.cast("decimal(18,6)");
  }

  private static WindowSpec byDay() {
    return Window.partitionBy("instrument").orderBy("day");
  }
}
