package io.meshwork.customer360.profile;

import io.meshwork.customer360.profile.PurchaseModel.History;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** All that a person bought in one currency. */
record Purchases(List<Invoice> invoices) {
  private static final double WEEK = 7;

  Purchases {
    invoices = List.copyOf(invoices);
  }

  /** The months in whose last twelve there was a sale. */
  Stream<YearMonth> months() {
    return invoices.stream()
        .filter(Invoice::sale)
        .map(Invoice::month)
        .flatMap(month -> Stream.iterate(month, m -> m.plusMonths(1)).limit(Rfm.MONTHS))
        .distinct()
        .sorted();
  }

  /** What was known at a month's end. */
  Purchases until(YearMonth month) {
    return new Purchases(invoices.stream().filter(i -> !i.month().isAfter(month)).toList());
  }

  /** Looked at from the end of a month; there must be a sale before it. */
  History history(YearMonth month) {
    List<LocalDate> days =
        invoices.stream().filter(Invoice::sale).map(Invoice::day).distinct().sorted().toList();
    LocalDate first = days.get(0);
    return new History(
        days.size() - 1,
        ChronoUnit.DAYS.between(first, days.get(days.size() - 1)) / WEEK,
        ChronoUnit.DAYS.between(first, month.plusMonths(1).atDay(1)) / WEEK);
  }

  /** What a sale brought on average, less what was given back. */
  double averageSale() {
    BigDecimal paid =
        invoices.stream().map(Invoice::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    return paid.doubleValue() / invoices.stream().filter(Invoice::sale).count();
  }
}
