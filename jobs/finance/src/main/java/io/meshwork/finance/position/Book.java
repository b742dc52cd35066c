package io.meshwork.finance.position;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The open lots of one instrument in one account, first in, first out.
 *
 * <p>A trade against the position closes the oldest lots first; what it has beyond them opens a lot
 * on the other side. The cost pool of the average method runs beside the lots.
 */
final class Book {
  private final Deque<Lot> lots = new ArrayDeque<>();
  private BigDecimal quantity = BigDecimal.ZERO;
  private BigDecimal cost = BigDecimal.ZERO;
  private BigDecimal pool = BigDecimal.ZERO;
  private BigDecimal realised = BigDecimal.ZERO;
  private BigDecimal realisedAverage = BigDecimal.ZERO;
  private BigDecimal fees = BigDecimal.ZERO;

  void trade(Trade trade) {
    fees = fees.add(trade.fees());
    Lot open = trade.lot();
    while (open.quantity().signum() != 0
        && !lots.isEmpty()
        && lots.peek().isOpposite(open.quantity())) {
      open = close(open);
    }
    if (open.quantity().signum() != 0) {
      add(open);
      pool = pool.add(open.cost());
    }
  }

  private void add(Lot lot) {
    lots.addLast(lot);
    quantity = quantity.add(lot.quantity());
    cost = cost.add(lot.cost());
  }

  /** Closes of the oldest lot what the trade covers. */
  private Lot close(Lot trade) {
    Lot oldest = lots.removeFirst();
    BigDecimal units = oldest.quantity().abs().min(trade.quantity().abs());
    Lot closed = oldest.part(signed(units, oldest));
    Lot against = trade.part(signed(units, trade));
    realised = realised.subtract(against.cost()).subtract(closed.cost());
    BigDecimal pooled = Rounding.share(pool, closed.quantity(), quantity);
    realisedAverage = realisedAverage.subtract(against.cost()).subtract(pooled);
    pool = pool.subtract(pooled);
    quantity = quantity.subtract(closed.quantity());
    cost = cost.subtract(closed.cost());
    Lot rest = oldest.without(closed);
    if (rest.quantity().signum() != 0) {
      lots.addFirst(rest);
    }
    return trade.without(against);
  }

  private static BigDecimal signed(BigDecimal units, Lot like) {
    return like.quantity().signum() < 0 ? units.negate() : units;
  }

  /** A lot that is too small for the new units is lost, and so is what it cost. */
  void split(Split split) {
    List<Lot> before = List.copyOf(lots);
    lots.clear();
    quantity = BigDecimal.ZERO;
    cost = BigDecimal.ZERO;
    for (Lot lot : before) {
      Lot after = lot.split(split.numerator(), split.denominator());
      if (after.quantity().signum() == 0) {
        realised = realised.subtract(lot.cost());
        realisedAverage = realisedAverage.subtract(lot.cost());
        pool = pool.subtract(lot.cost());
      } else {
        add(after);
      }
    }
    if (lots.isEmpty()) {
      realisedAverage = realisedAverage.subtract(pool);
      pool = BigDecimal.ZERO;
    }
  }

  boolean isEmpty() {
    return lots.isEmpty();
  }

  /** The position as it stands at the end of a day. */
  Holding holding(int day) {
    BigDecimal average = quantity.signum() == 0 ? null : Rounding.unit(pool, quantity);
    return new Holding(day, quantity, average, cost, realised, realisedAverage, fees, lots.size());
  }
}
