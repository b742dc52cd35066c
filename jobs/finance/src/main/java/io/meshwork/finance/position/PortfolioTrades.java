package io.meshwork.finance.position;

import io.meshwork.runtime.aggregate.Ports;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The trades of whole portfolios, and the splits, through their published tables. */
record PortfolioTrades(Ports ports) {
  static final String TRADES = "trades_by_portfolio_month";
  static final String SPLITS = "splits_by_instrument";

  /**
   * @param portfolios portfolio, distinct
   * @return all versions of all their trades
   */
  Dataset<Row> of(Dataset<Row> portfolios) {
    return ports.partitions(TRADES, months(portfolios));
  }

  /** Portfolio and month, of the months in which these have trades. */
  Dataset<Row> months(Dataset<Row> portfolios) {
    return ports.partitions("months_by_portfolio", portfolios).select("portfolio", "month");
  }

  /** The portfolios that have traded one of these instruments, distinct. */
  Dataset<Row> holders(Dataset<Row> instruments) {
    return ports.partitions("portfolios_by_instrument", instruments).select("portfolio").distinct();
  }

  /** All of them: a few for each instrument and decade. */
  Dataset<Row> splits() {
    return ports.all(SPLITS);
  }
}
