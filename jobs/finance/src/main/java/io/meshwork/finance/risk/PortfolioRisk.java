package io.meshwork.finance.risk;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;

import java.math.BigDecimal;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.StructType;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Risk of a portfolio over one day by historical simulation: what it holds now would have gained or
 * lost on each of the latest days, see {@link HistoricalSimulation}.
 *
 * <p>The return of a position in the base currency is that of its price and its rate of exchange
 * together, rounded to 10 decimals. A day is a scenario only if every position of the portfolio has
 * a return on it; none is made up.
 */
public final class PortfolioRisk {
  /** About a year of trading days, the least history that Basel II (2006) accepts. */
  public static final int USUAL_DAYS = 250;

  /** A scenario is at most so many days old, whatever days have prices. */
  static final int LONGEST = 400;

  private static final String[] PORTFOLIO = {"portfolio", "day", "base_currency"};
  private static final UDF1<Seq<BigDecimal>, Row> MEASURES = PortfolioRisk::measures;
  private static final StructType TYPE =
      StructType.fromDDL(
          "var_95 decimal(28,6), es_95 decimal(28,6), var_99 decimal(28,6), es_99 decimal(28,6)");

  private PortfolioRisk() {}

  /**
   * @param valuation rows of {@link Valuation#of} of the days that are asked for
   * @param closes rows of {@link Closes#of}, of those days and at least as many before them
   * @param base the currency of the valuation's {@code base_value}
   * @param days how many of the latest days are looked at, that of the valuation included, as far
   *     as they are among the latest {@link #LONGEST} days of the calendar
   * @return portfolio, day, base_currency; market_value; scenarios, their number; var_95, es_95,
   *     var_99 and es_99, losses in the base currency (null where there are fewer scenarios than 20
   *     and 100); unvalued, positions that have no value and no part in all this
   */
  public static Dataset<Row> of(
      Dataset<Row> valuation, Dataset<Row> closes, String base, int days) {
    Dataset<Row> calendar =
        closes.select("day").distinct().withColumn("nth", row_number().over(Window.orderBy("day")));
    Dataset<Row> profits = profits(positions(valuation), returns(closes, base), calendar, days);
    return totals(valuation)
        .join(simulated(profits), PORTFOLIO, "left")
        .select(
            col("portfolio"),
            col("day"),
            col("base_currency"),
            col("market_value"),
            coalesce(col("scenarios"), lit(0L)).as("scenarios"),
            col("risk.var_95"),
            col("risk.es_95"),
            col("risk.var_99"),
            col("risk.es_99"),
            col("unvalued"));
  }

  private static Dataset<Row> totals(Dataset<Row> valuation) {
    return valuation
        .groupBy("portfolio", "day", "base_currency")
        .agg(
            coalesce(sum("base_value"), lit(0)).cast(Valuation.MONEY).as("market_value"),
            count_if(col("base_value").isNull()).as("unvalued"));
  }

  /** Of each portfolio and day, with their number; over all accounts, since risk adds up. */
  private static Dataset<Row> positions(Dataset<Row> valuation) {
    Column number = count(lit(1)).over(Window.partitionBy("portfolio", "day", "base_currency"));
    return valuation
        .where(col("base_value").isNotNull())
        .groupBy("portfolio", "day", "base_currency", "instrument", "currency")
        .agg(sum("base_value").cast("decimal(22,6)").as("value"))
        .withColumn("positions", number);
  }

  private static Dataset<Row> returns(Dataset<Row> closes, String base) {
    Column now = col("close").cast("double").multiply(col("rate"));
    Column before = col("close_before").cast("double").multiply(col("rate_before"));
    return closes
        .join(broadcast(Rates.into(base, closes)), new String[] {"currency", "day"})
        .select(
            col("instrument"),
            col("currency"),
            col("day").as("scenario"),
            now.divide(before).minus(1).cast("decimal(14,10)").as("return"))
        .where(col("return").isNotNull());
  }

  private static Dataset<Row> profits(
      Dataset<Row> positions, Dataset<Row> returns, Dataset<Row> calendar, int days) {
    Dataset<Row> numbered = positions.join(broadcast(calendar), "day");
    Dataset<Row> scenarios =
        returns.join(
            broadcast(calendar.select(col("day").as("scenario"), col("nth").as("past"))),
            "scenario");
    Column age = col("nth").minus(col("past"));
    Column recent = col("scenario").geq(date_sub(col("day"), LONGEST));
    return numbered
        .join(scenarios, new String[] {"instrument", "currency"})
        .where(age.geq(0).and(age.lt(days)).and(recent))
        .groupBy("portfolio", "day", "base_currency", "scenario", "positions")
        .agg(sum(col("value").multiply(col("return"))).as("profit"), count(lit(1)).as("moved"))
        .where(col("moved").equalTo(col("positions")));
  }

  private static Dataset<Row> simulated(Dataset<Row> profits) {
    return profits
        .groupBy("portfolio", "day", "base_currency")
        .agg(count(lit(1)).as("scenarios"), array_sort(collect_list(col("profit"))).as("profits"))
        .withColumn("risk", udf(MEASURES, TYPE).apply(col("profits")));
  }

  private static Row measures(Seq<BigDecimal> profits) {
    var simulation = new HistoricalSimulation(CollectionConverters.asJava(profits));
    return RowFactory.create(
        simulation.valueAtRisk(95).orElse(null),
        simulation.expectedShortfall(95).orElse(null),
        simulation.valueAtRisk(99).orElse(null),
        simulation.expectedShortfall(99).orElse(null));
  }
}
