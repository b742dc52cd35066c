package io.meshwork.finance;

import io.meshwork.finance.alert.AlertAggregation;
import io.meshwork.finance.alert.AlertThresholds;
import io.meshwork.finance.partition.PartitionIndex;
import io.meshwork.finance.payment.BalanceAggregation;
import io.meshwork.finance.payment.CurrentPayments;
import io.meshwork.finance.position.CurrentTrades;
import io.meshwork.finance.position.Holders;
import io.meshwork.finance.position.PositionAggregation;
import io.meshwork.finance.risk.ExposureAggregation;
import io.meshwork.finance.risk.PricedDays;
import io.meshwork.runtime.derive.Derivation;
import io.meshwork.runtime.run.Domain;
import io.meshwork.runtime.run.Domain.Code;
import io.meshwork.runtime.run.MeshJob;
import io.meshwork.runtime.shape.Transform;
import java.util.Map;

/** The Spark application of the finance domain. */
public final class FinanceJob {
  /** What portfolios of several currencies are summed up in. */
  private static final String BASE = "EUR";

  private static final Map<String, Code> CODE =
      Map.of(
          "payments",
          derived(
              Map.of(
                  "payments_by_account", new CurrentPayments(),
                  "years_by_account",
                      new PartitionIndex("account_id", "year", "payment_id", "payments"))),
          "trades",
          derived(
              Map.of(
                  "current_trades_by_portfolio", new CurrentTrades(),
                  "months_by_portfolio",
                      new PartitionIndex("portfolio", "month", "trade_id", "trades"),
                  "portfolios_by_instrument", new Holders())),
          "prices",
          derived(Map.of("priced_days", new PricedDays())),
          "account_balance",
          Code.of(new BalanceAggregation()),
          "payment_alerts",
          Code.of(new AlertAggregation(AlertThresholds.usual())),
          "positions",
          Code.of(new PositionAggregation()),
          "exposure_risk",
          Code.of(new ExposureAggregation(BASE)));

  private FinanceJob() {}

  private static Code derived(Map<String, Derivation> derivations) {
    return new Code(Transform.none(), derivations);
  }

  public static void main(String... args) {
    MeshJob.main(domain(), args);
  }

  static Domain domain() {
    return new Domain("finance", CODE);
  }
}
