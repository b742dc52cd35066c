package io.meshwork.finance.position;

import static org.apache.spark.sql.functions.col;

import io.meshwork.runtime.derive.Derivation;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The portfolios that have ever traded an instrument, so that a split finds them: by any version of
 * any trade, since one that counts no more may count again once a row is lost.
 */
public final class Holders implements Derivation {
  private static final long serialVersionUID = 1L;

  /** Of {@code trades_by_portfolio_month}. A cancellation needs to name no instrument. */
  @Override
  public Dataset<Row> derive(Dataset<Row> landed) {
    return landed.where(col("instrument").isNotNull()).select("instrument", "portfolio").distinct();
  }
}
