package io.meshwork.finance.alert;

import java.math.BigDecimal;
import java.util.Set;
import org.apache.spark.sql.Row;

/**
 * A payment as the rules see it.
 *
 * @param day days since 1970-01-01; nothing is known of the order within a day
 * @param isDebit whether it goes out
 * @param operation how it was paid; null where the bank itself books
 * @param counterparty the other side's bank and account; null if there is none
 * @param reverses the payment that it takes back, or null
 */
record Payment(
    int day,
    String id,
    boolean isDebit,
    String operation,
    String purpose,
    BigDecimal amount,
    String counterparty,
    String reverses) {
  private static final Set<String> CASH = Set.of("VKLAD", "VYBER");
  private static final Set<String> OF_THE_BANK = Set.of("UROK", "SANKC. UROK", "SLUZBY");

  static Payment of(Row row) {
    return new Payment(
        row.getAs("day"),
        row.getAs("payment_id"),
        row.getAs("is_debit"),
        row.getAs("operation"),
        row.getAs("purpose"),
        row.getAs("amount"),
        row.getAs("counterparty"),
        row.getAs("reverses"));
  }

  /** Whether somebody outside of the bank wanted it: no interest, no fee. */
  boolean isWanted() {
    return operation != null && (purpose == null || !OF_THE_BANK.contains(purpose.strip()));
  }

  /** Whether it undoes another one. */
  boolean takesBack(Payment other) {
    return isDebit != other.isDebit && amount.compareTo(other.amount) == 0;
  }

  boolean isCash() {
    return operation != null && CASH.contains(operation);
  }
}
