package io.meshwork.customer360.profile;

import static org.apache.spark.sql.functions.col;

import io.meshwork.customer360.profile.PurchaseModel.History;
import java.time.YearMonth;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * How a customer stands at the end of each month in whose last twelve there was a sale, as far as
 * was known by then. Months to come are among them, as they will be if nothing more is bought: so
 * today's month can be read at any time, and no row depends on the day on which it was computed.
 */
final class Standing implements FlatMapFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  /** The month is a text: as which class a date comes depends on the session. */
  private static final StructType SCHEMA =
      StructType.fromDDL(
          "person_id string, month string, currency string, recency int, frequency int, "
              + "monetary decimal(28,3), segment int, expected_purchases double, "
              + "lifetime_value decimal(18,2), churn_risk double, churn_drivers array<string>");

  private final Segmentation segmentation;
  private final CustomerValue value;

  Standing(Segmentation segmentation, CustomerValue value) {
    this.segmentation = segmentation;
    this.value = value;
  }

  /**
   * @param invoices of {@link Invoices#byPerson}
   * @return {@code person_id}, {@code month} (its first day) and {@code currency}; {@code recency},
   *     {@code frequency} and {@code monetary} ({@link Rfm}) and their {@code segment} ({@link
   *     Segmentation#of}, null in another currency than its own); {@code expected_purchases} of the
   *     next year; {@code lifetime_value} ({@link CustomerValue}); {@code churn_risk}, the
   *     probability that the customer has left, and {@code churn_drivers}, what speaks for that, as
   *     natural logarithms of odds ({@link PurchaseModel}): null for one who has bought on one day
   *     only, of whom the model can't say
   */
  Dataset<Row> of(Dataset<Row> invoices) {
    return invoices
        .flatMap(this, Encoders.row(SCHEMA))
        .withColumn("month", col("month").cast("date"));
  }

  @Override
  public Iterator<Row> call(Row row) {
    Purchases all = Invoices.of(row);
    return all.months().map(month -> at(row, all.until(month), month)).iterator();
  }

  private Row at(Row row, Purchases known, YearMonth month) {
    Rfm rfm = Rfm.of(known.invoices(), month);
    History history = known.history(month);
    boolean repeated = history.repeats() > 0;
    return RowFactory.create(
        row.getAs("person_id"),
        month.atDay(1).toString(),
        row.getAs("currency"),
        rfm.recency(),
        rfm.frequency(),
        rfm.monetary(),
        Segmentation.CURRENCY.equals(row.getAs("currency")) ? segmentation.of(rfm) : null,
        value.model().expected(history, CustomerValue.WEEKS_A_YEAR),
        value.of(history, known.averageSale()),
        repeated ? 1 - value.model().alive(history) : null,
        repeated ? drivers(history) : null);
  }

  private String[] drivers(History history) {
    return List.of(
            driver("silence", value.model().ofSilence(history)),
            driver("repeats", value.model().ofRepeats(history)))
        .toArray(String[]::new);
  }

  private static String driver(String name, double weight) {
    return String.format(Locale.ROOT, "%s %+.2f", name, weight);
  }
}
