package io.meshwork.finance.alert;

import io.meshwork.finance.payment.AccountPayments;
import io.meshwork.runtime.aggregate.Aggregation;
import io.meshwork.runtime.aggregate.Changes;
import io.meshwork.runtime.aggregate.Ports;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The product finance.payment_alerts, account by account, see {@link PaymentAlerts}. */
public final class AlertAggregation implements Aggregation {
  private static final String ALERTS = "alerts_by_account";

  private final AlertThresholds thresholds;

  public AlertAggregation(AlertThresholds thresholds) {
    this.thresholds = thresholds;
  }

  @Override
  public List<String> tables() {
    return List.of(ALERTS);
  }

  @Override
  public Dataset<Row> touched(Changes changes, Ports ports) {
    return AccountPayments.touched(changes);
  }

  @Override
  public Map<String, Dataset<Row>> compute(Dataset<Row> touched, Ports ports) {
    return Map.of(ALERTS, PaymentAlerts.of(AccountPayments.of(touched, ports), thresholds));
  }
}
