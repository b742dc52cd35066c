package io.meshwork.finance.risk;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.trunc;

import io.meshwork.runtime.derive.Derivation;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The days on which anything was priced, by year. */
public final class PricedDays implements Derivation {
  private static final long serialVersionUID = 1L;

  /** Of {@code prices_by_day}. */
  @Override
  public Dataset<Row> derive(Dataset<Row> landed) {
    return landed
        .groupBy(trunc(col("day"), "year").as("year"), col("day"))
        .agg(count(lit(1)).cast("int").as("prices"));
  }
}
