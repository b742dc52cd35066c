package io.meshwork.customer360.timeline;

import io.meshwork.customer360.person.Belongings;
import io.meshwork.customer360.person.Persons;
import io.meshwork.customer360.person.Source;
import io.meshwork.runtime.aggregate.Aggregation;
import io.meshwork.runtime.aggregate.Changes;
import io.meshwork.runtime.aggregate.Ports;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Computes {@code timeline}: everything that is known of a person, by when it happened. */
public final class TimelineAggregation implements Aggregation {
  private static final String TABLE = "timeline";

  @Override
  public List<String> tables() {
    return List.of(TABLE);
  }

  @Override
  public Dataset<Row> touched(Changes changes, Ports ports) {
    Dataset<Row> records =
        Source.changed(
            changes, Source.CUSTOMERS, Source.ORDERS, Source.INTERACTIONS, Source.PAYMENTS);
    return Persons.touched(records, changes, ports);
  }

  @Override
  public Map<String, Dataset<Row>> compute(Dataset<Row> touched, Ports ports) {
    Belongings belongings = Belongings.of(touched, ports);
    Dataset<Row> customers = belongings.customers();
    return Map.of(
        TABLE,
        Moments.ofRecords(customers)
            .union(Moments.ofConsents(customers))
            .union(Moments.ofOrders(belongings.orderLines()))
            .union(Moments.ofInteractions(belongings.interactions()))
            .union(Moments.ofPayments(belongings.payments())));
  }
}
