package io.meshwork.customer360.order;

import static org.apache.spark.sql.functions.col;

import io.meshwork.runtime.derive.Derivation;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The order lines of {@code order_lines_by_invoice} that name a customer, the same columns. */
public final class LinesByCustomer implements Derivation {
  private static final long serialVersionUID = 1L;

  @Override
  public Dataset<Row> derive(Dataset<Row> lines) {
    return lines.where(col("customer_id").isNotNull());
  }
}
