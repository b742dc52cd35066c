package io.meshwork.finance.position;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/** Replays the trades and splits of one instrument in one account, day by day. */
final class History {
  private final Book book = new Book();
  private final List<Holding> holdings = new ArrayList<>();

  private History() {}

  /**
   * The position at the end of each day on which it changed.
   *
   * @param trades in the order in which they were made
   * @param splits by ex-date
   */
  static List<Holding> of(List<Trade> trades, List<Split> splits) {
    History history = new History();
    int next = 0;
    for (Trade trade : trades) {
      next = history.split(splits, next, trade.day());
      history.book.trade(trade);
      history.note(trade.day());
    }
    history.split(splits, next, Integer.MAX_VALUE);
    return history.holdings;
  }

  static Row[] rows(List<Holding> holdings) {
    Row[] rows = new Row[holdings.size()];
    for (int i = 0; i < rows.length; i++) {
      Integer until = i + 1 < rows.length ? holdings.get(i + 1).day() : null;
      rows[i] = holdings.get(i).row(until);
    }
    return rows;
  }

  /** Applies the splits up to a day, from the next one on. */
  private int split(List<Split> splits, int next, int day) {
    int i = next;
    for (; i < splits.size() && splits.get(i).day() <= day; i++) {
      if (!book.isEmpty()) {
        book.split(splits.get(i));
        note(splits.get(i).day());
      }
    }
    return i;
  }

  private void note(int day) {
    int last = holdings.size() - 1;
    if (last >= 0 && holdings.get(last).day() == day) {
      holdings.remove(last);
    }
    holdings.add(book.holding(day));
  }
}
