package io.meshwork.customer360.profile;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Recency, frequency and monetary value as Chen, Sain and Guo (2012) take them of a web shop, over
 * the twelve months up to a month's end.
 *
 * @param recency months since the last sale; 0 in that month
 * @param frequency sales, cancellations not counted
 * @param monetary what was paid for them, less what was given back
 */
record Rfm(int recency, int frequency, BigDecimal monetary) {
  static final int MONTHS = 12;

  /** Of invoices of one currency, some of them sales of these twelve months. */
  static Rfm of(List<Invoice> invoices, YearMonth month) {
    List<Invoice> year = invoices.stream().filter(i -> within(i.month(), month)).toList();
    List<YearMonth> sales = year.stream().filter(Invoice::sale).map(Invoice::month).toList();
    YearMonth last = sales.stream().max(YearMonth::compareTo).orElseThrow();
    BigDecimal paid = year.stream().map(Invoice::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Rfm((int) ChronoUnit.MONTHS.between(last, month), sales.size(), paid);
  }

  static boolean within(YearMonth month, YearMonth end) {
    long before = ChronoUnit.MONTHS.between(month, end);
    return before >= 0 && before < MONTHS;
  }
}
