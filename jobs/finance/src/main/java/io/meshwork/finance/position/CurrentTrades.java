package io.meshwork.finance.position;

import io.meshwork.finance.version.Versions;
import io.meshwork.runtime.derive.Derivation;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Trades after all amendments and cancellations: of each trade the highest version, a cancelled one
 * as its cancellation, so that a lower version that comes later changes nothing.
 */
public final class CurrentTrades implements Derivation {
  private static final long serialVersionUID = 1L;

  private static final List<String> ORDER = List.of("version", "recorded_at");

  /** Of {@code trades_by_portfolio_month}, within each portfolio and month. */
  @Override
  public Dataset<Row> derive(Dataset<Row> landed) {
    return Versions.latest(landed, List.of("portfolio", "month", "trade_id"), ORDER);
  }

  /**
   * Of the trades of whole portfolios, so that an amendment that moves a trade to another month
   * replaces it there too.
   *
   * @param trades rows of either table of finance.trades
   * @return the same columns, one row per portfolio and trade
   */
  static Dataset<Row> of(Dataset<Row> trades) {
    return Versions.latest(trades, List.of("portfolio", "trade_id"), ORDER);
  }
}
