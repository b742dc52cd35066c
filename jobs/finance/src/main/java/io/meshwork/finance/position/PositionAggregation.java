package io.meshwork.finance.position;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.trunc;

import io.meshwork.runtime.aggregate.Aggregation;
import io.meshwork.runtime.aggregate.Changes;
import io.meshwork.runtime.aggregate.Ports;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The product finance.positions, portfolio by portfolio and year by year. A year depends on all
 * trades up to its end, so whole portfolios are read, but only years that may have changed are
 * written again.
 */
public final class PositionAggregation implements Aggregation {
  private static final String POSITIONS = "positions_by_portfolio_year";
  private static final String BREAKS = "trade_breaks_by_portfolio_year";
  private static final String[] PARTITION = {"portfolio", "year"};

  @Override
  public List<String> tables() {
    return List.of(POSITIONS, BREAKS);
  }

  @Override
  public Dataset<Row> touched(Changes changes, Ports ports) {
    return new PortfolioYears(new PortfolioTrades(ports)).touched(changes);
  }

  @Override
  public Map<String, Dataset<Row>> compute(Dataset<Row> touched, Ports ports) {
    PortfolioTrades source = new PortfolioTrades(ports);
    Dataset<Row> trades = ports.once(source.of(touched.select("portfolio").distinct()));
    return Map.of(
        POSITIONS, in(touched, Positions.of(trades, source.splits()).drop("until"), "day"),
        BREAKS, in(touched, TradeBreaks.of(trades), "month").drop("month"));
  }

  /** The rows of these years. */
  private static Dataset<Row> in(Dataset<Row> touched, Dataset<Row> rows, String time) {
    return rows.withColumn("year", trunc(col(time), "year")).join(touched, PARTITION, "left_semi");
  }
}
