package io.meshwork.finance;

import io.meshwork.finance.payment.CurrentPayments;
import io.meshwork.finance.payment.VersionedBooking;
import io.meshwork.finance.position.CurrentTrades;
import io.meshwork.runtime.run.Domain;
import io.meshwork.runtime.run.Domain.Code;
import io.meshwork.runtime.run.MeshJob;
import io.meshwork.runtime.shape.Transform;
import java.util.Map;

/** The Spark application of the finance domain. */
public final class FinanceJob {
  private static final Code PAYMENTS =
      new Code(new VersionedBooking(), Map.of("payments_by_account", new CurrentPayments()));
  private static final Code TRADES =
      new Code(Transform.none(), Map.of("current_trades_by_portfolio", new CurrentTrades()));

  private FinanceJob() {}

  public static void main(String... args) {
    MeshJob.main(new Domain("finance", Map.of("payments", PAYMENTS, "trades", TRADES)), args);
  }
}
