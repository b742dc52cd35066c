package io.meshwork.finance.position;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Positions by portfolio, account, instrument and currency, and how they came about: each trade
 * counts in its highest version, cancelled ones not at all. Trades of one moment go by their
 * numbers. What is held before an ex-date is split before the first trade of that day.
 *
 * <p>Lots are closed first in, first out; see {@link Rounding} for what is rounded. The trades of
 * one position are replayed in one task, so they must fit in its memory.
 */
public final class Positions {
  private static final String[] KEY = {"portfolio", "account", "instrument", "currency"};
  private static final UDF2<Seq<Row>, Seq<Row>, Row[]> REPLAY = Positions::replay;

  private Positions() {}

  /**
   * @param trades rows of either table of finance.trades, every month of each portfolio in it
   * @param splits rows of finance.splits
   * @return portfolio, account, instrument, currency; day, on which the position changed, and
   *     until, the next such day or null; at the end of that day: quantity (below zero if units are
   *     owed), average_cost of a unit (null if there are none), cost of the open lots, realised
   *     profit by lots and realised_average by the average cost, and fees so far, all in that
   *     currency; lots, how many are open
   */
  public static Dataset<Row> of(Dataset<Row> trades, Dataset<Row> splits) {
    UserDefinedFunction replay = udf(REPLAY, DataTypes.createArrayType(Holding.TYPE));
    return traded(trades)
        .join(split(splits), new String[] {"instrument"}, "left")
        .select(
            col("portfolio"),
            col("account"),
            col("instrument"),
            col("currency"),
            inline(replay.apply(col("trades"), col("splits"))))
        .withColumn("day", date_from_unix_date(col("day")))
        .withColumn("until", date_from_unix_date(col("until")));
  }

  private static Dataset<Row> traded(Dataset<Row> trades) {
    Column quantity =
        when(col("side").equalTo("SELL"), negate(col("quantity"))).otherwise(col("quantity"));
    Column trade =
        struct(
            unix_micros(col("traded_at")).as("at"),
            col("trade_id"),
            unix_date(to_date(col("traded_at"))).as("day"),
            quantity.as("quantity"),
            col("price"),
            coalesce(col("fees"), lit(0)).cast("decimal(18,2)").as("fees"));
    return CurrentTrades.of(trades.repartition(col("portfolio")))
        .where(col("action").notEqual("CANCEL"))
        .groupBy(columns())
        .agg(array_sort(collect_list(trade)).as("trades"));
  }

  private static Dataset<Row> split(Dataset<Row> splits) {
    Column split =
        struct(unix_date(col("ex_date")).as("day"), col("numerator"), col("denominator"));
    return splits.groupBy("instrument").agg(array_sort(collect_list(split)).as("splits"));
  }

  private static Column[] columns() {
    return Arrays.stream(KEY).map(org.apache.spark.sql.functions::col).toArray(Column[]::new);
  }

  private static Row[] replay(Seq<Row> trades, Seq<Row> splits) {
    List<Split> known =
        splits == null
            ? List.of()
            : CollectionConverters.asJava(splits).stream().map(Split::of).toList();
    return History.rows(
        History.of(CollectionConverters.asJava(trades).stream().map(Trade::of).toList(), known));
  }
}
