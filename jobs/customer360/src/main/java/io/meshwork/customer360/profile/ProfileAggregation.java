package io.meshwork.customer360.profile;

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

/**
 * Computes what is known of each person: {@code profiles}, the golden record; {@code attributes},
 * where each of its values is from; {@code standings}, by month; {@code payment_behaviour}, by
 * currency. A person of nobody's records has no rows.
 */
public final class ProfileAggregation implements Aggregation {
  private final Standing standing;

  private ProfileAggregation(Standing standing) {
    this.standing = standing;
  }

  /** By typical segments and the published model of purchases. */
  public static ProfileAggregation usual() {
    return new ProfileAggregation(new Standing(Segmentation.typical(), CustomerValue.usual()));
  }

  @Override
  public List<String> tables() {
    return List.of("profiles", "attributes", "standings", "payment_behaviour");
  }

  @Override
  public Dataset<Row> touched(Changes changes, Ports ports) {
    Dataset<Row> records =
        Source.changed(changes, Source.CUSTOMERS, Source.ORDERS, Source.PAYMENTS);
    return Persons.touched(records, changes, ports);
  }

  @Override
  public Map<String, Dataset<Row>> compute(Dataset<Row> touched, Ports ports) {
    Belongings belongings = Belongings.of(touched, ports);
    Dataset<Row> customers = ports.once(belongings.customers());
    Dataset<Row> attributes = ports.once(Survivorship.of(customers));
    Dataset<Row> founders = ports.once(belongings.founders());
    return Map.of(
        "profiles", founded(GoldenRecord.of(customers, attributes), founders),
        "attributes", attributes,
        "standings", founded(standing.of(Invoices.byPerson(belongings.orderLines())), founders),
        "payment_behaviour", founded(PaymentBehaviour.of(belongings.payments()), founders));
  }

  /** With the record whose data they are: an erasure looks for that. */
  private static Dataset<Row> founded(Dataset<Row> rows, Dataset<Row> founders) {
    return rows.join(founders, Persons.PERSON);
  }
}
