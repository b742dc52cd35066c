package io.meshwork.finance.position;

import java.math.BigDecimal;
import org.apache.spark.sql.Row;

/**
 * A trade that counts.
 *
 * @param day days since 1970-01-01
 * @param quantity above zero for a purchase, below for a sale
 * @param fees in the currency of the price
 */
record Trade(int day, BigDecimal quantity, BigDecimal price, BigDecimal fees) {

  static Trade of(Row row) {
    return new Trade(
        row.getAs("day"), row.getAs("quantity"), row.getAs("price"), row.getAs("fees"));
  }

  /** The units that it opens, at what they cost: fees make a purchase dearer, a sale cheaper. */
  Lot lot() {
    return new Lot(quantity, quantity.multiply(price).add(fees));
  }
}
