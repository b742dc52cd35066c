package io.meshwork.finance.payment;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;

/**
 * Which way a payment goes, by the bank's type.
 *
 * <table>
 * <caption>Rule "direction by type"</caption>
 * <tr><td>PRIJEM</td><td>credit, as the bank documents</td></tr>
 * <tr><td>VYDAJ</td><td>debit, as the bank documents</td></tr>
 * <tr><td>VYBER</td><td>debit; undocumented as a type. As an operation it is a withdrawal in cash,
 * and the balances that the bank reports after such payments are lower by the amount.</td></tr>
 * </table>
 *
 * <p>Any other type has no direction: such a payment moves nothing, and is a break of its own, see
 * {@link ReferenceBreaks}.
 */
public enum Direction {
  CREDIT("PRIJEM"),
  DEBIT("VYDAJ", "VYBER");

  private final List<String> types;

  Direction(String... types) {
    this.types = List.of(types);
  }

  /** Whether a payment of this type goes this way; null for no type. */
  Column is(Column type) {
    return type.isin(types.toArray());
  }

  /** The direction's name; null for a type without one. */
  public static Column of(Column type) {
    return when(CREDIT.is(type), CREDIT.name()).when(DEBIT.is(type), DEBIT.name());
  }

  /** What a payment adds to its account: the amount, or what is below zero by it; else null. */
  static Column signed(Column type, Column amount) {
    return when(CREDIT.is(type), amount).when(DEBIT.is(type), negate(amount));
  }

  /** The amount if the payment goes this way, else 0. */
  Column part(Column type, Column amount) {
    return when(is(type), amount).otherwise(lit(0));
  }
}
