package io.meshwork.finance.alert;

import java.util.ArrayList;
import java.util.List;

/** The payments of some days, as seen from each day that has any. */
final class Spans {
  private Spans() {}

  /** A day and all payments of the span that ends with it. */
  record Span(int day, List<Payment> payments) {}

  /**
   * @param payments by day
   * @param days how long a span is, its last day included
   * @return one span for each day that has payments
   */
  static List<Span> of(List<Payment> payments, int days) {
    List<Span> spans = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < payments.size(); i++) {
      int day = payments.get(i).day();
      boolean isLastOfDay = i + 1 == payments.size() || payments.get(i + 1).day() != day;
      if (isLastOfDay) {
        while (payments.get(first).day() <= day - days) {
          first++;
        }
        spans.add(new Span(day, payments.subList(first, i + 1)));
      }
    }
    return spans;
  }
}
