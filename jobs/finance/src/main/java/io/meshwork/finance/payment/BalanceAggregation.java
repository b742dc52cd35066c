package io.meshwork.finance.payment;

import io.meshwork.runtime.aggregate.Aggregation;
import io.meshwork.runtime.aggregate.Changes;
import io.meshwork.runtime.aggregate.Ports;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The product finance.account_balance, account by account: the balance of each day, the days on
 * which the bank reports another one, and the payments that don't fit to others.
 */
public final class BalanceAggregation implements Aggregation {
  /** Of any currency: the bank rounds interest to whole units. */
  private static final BigDecimal TOLERANCE = new BigDecimal("1.00");

  private static final String BALANCES = "balances_by_account";
  private static final String BALANCE_BREAKS = "balance_breaks_by_account";
  private static final String REFERENCE_BREAKS = "reference_breaks_by_account";

  @Override
  public List<String> tables() {
    return List.of(BALANCES, BALANCE_BREAKS, REFERENCE_BREAKS);
  }

  @Override
  public Dataset<Row> touched(Changes changes, Ports ports) {
    return AccountPayments.touched(changes);
  }

  @Override
  public Map<String, Dataset<Row>> compute(Dataset<Row> touched, Ports ports) {
    Dataset<Row> payments = ports.once(AccountPayments.of(touched, ports));
    return Map.of(
        BALANCES, AccountBalance.of(payments),
        BALANCE_BREAKS, BalanceBreaks.of(payments, TOLERANCE),
        REFERENCE_BREAKS, ReferenceBreaks.of(payments));
  }
}
