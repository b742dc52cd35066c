package io.meshwork.finance.alert;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Something that a person should look at, with the facts that caused it.
 *
 * @param kind the rule's name
 * @param day days since 1970-01-01
 * @param payments numbers of the payments, in their order, at least one
 * @param amount what they come to
 * @param reason what was found and what the limit is
 */
record Alert(String kind, int day, List<String> payments, BigDecimal amount, String reason) {
  static final StructType TYPE =
      StructType.fromDDL(
          "day int, kind string, payment_id string, payment_ids array<string>, amount decimal(28,2),"
              + " reason string");

  static Alert of(String kind, int day, List<Payment> payments, String reason) {
    BigDecimal amount =
        payments.stream().map(Payment::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Alert(kind, day, payments.stream().map(Payment::id).toList(), amount, reason);
  }

  Row row() {
    String last = payments.get(payments.size() - 1);
    return RowFactory.create(day, kind, last, payments.toArray(new String[0]), amount, reason);
  }
}
