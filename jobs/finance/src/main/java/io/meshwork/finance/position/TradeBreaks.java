package io.meshwork.finance.position;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Trades whose versions don't add up, within their portfolio. All of them count as their highest
 * version says, and each is a row by one of these kinds:
 *
 * <ul>
 *   <li>{@code cancel of nothing}: nothing but cancellations is known of it. It holds nothing.
 *   <li>{@code amend of nothing}: it was amended, and the trade itself isn't known. The amendment
 *       counts: it says all of the trade. One that names another portfolio is such a break there.
 *   <li>{@code traded after its cancellation}: a version above a cancellation is none.
 *   <li>{@code missing version}: the versions that are known have a gap.
 * </ul>
 */
public final class TradeBreaks {
  private TradeBreaks() {}

  /**
   * @param trades rows of {@code trades_by_portfolio_month}: all versions
   * @return portfolio, trade_id, kind; versions and actions that are known; version, the one that
   *     counts; month, the earliest that a version stands in
   */
  public static Dataset<Row> of(Dataset<Row> trades) {
    Column cancelled = when(col("action").equalTo("CANCEL"), col("version"));
    return trades
        .groupBy("portfolio", "trade_id")
        .agg(
            min(col("month")).as("month"),
            array_sort(collect_set(col("version"))).as("versions"),
            array_sort(collect_set(col("action"))).as("actions"),
            max(col("version")).as("version"),
            max(cancelled).as("cancelled"),
            max_by(col("action"), struct(col("version"), col("recorded_at"))).as("last"))
        .select(
            col("portfolio"),
            col("trade_id"),
            explode(array_compact(array(kinds()))).as("kind"),
            col("versions"),
            col("actions"),
            col("version"),
            col("month"));
  }

  private static Column[] kinds() {
    Column isNew = array_contains(col("actions"), "NEW");
    Column isAmended = array_contains(col("actions"), "AMEND");
    Column revived = col("cancelled").isNotNull().and(col("last").notEqual("CANCEL"));
    return new Column[] {
      kind("cancel of nothing", not(isNew.or(isAmended))),
      kind("amend of nothing", isAmended.and(not(isNew))),
      kind("traded after its cancellation", revived),
      kind("missing version", isNew.and(size(col("versions")).lt(col("version"))))
    };
  }

  private static Column kind(String name, Column when) {
    return when(when, lit(name));
  }
}
