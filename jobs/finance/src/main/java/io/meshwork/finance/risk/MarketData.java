package io.meshwork.finance.risk;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.last_day;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.trunc;

import io.meshwork.runtime.aggregate.Ports;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Prices and splits, through their published tables. */
record MarketData(Ports ports) {
  static final String PRICES = "prices_by_day";

  /**
   * How many days a price reaches, counted from its own: it may hold for a while, the return of the
   * day after stands on it, and that may be a scenario for long.
   */
  static final int REACH = PortfolioRisk.LONGEST + 2 * Closes.LONGEST;

  /** The months of the calendar: month, distinct. */
  Dataset<Row> months() {
    return days().select(trunc(col("day"), "month").as("month")).distinct();
  }

  /**
   * @param months month
   * @return rows of {@link Closes#of}, of all days that matter in these months
   */
  Dataset<Row> closes(Dataset<Row> months) {
    Dataset<Row> reached =
        months
            .select("month")
            .distinct()
            .select(
                explode(sequence(date_sub(col("month"), REACH), last_day(col("month")))).as("day"))
            .distinct();
    Dataset<Row> days = days().join(reached, new String[] {"day"}, "left_semi");
    return Closes.of(ports.partitions(PRICES, days), ports.all("splits_by_instrument"));
  }

  private Dataset<Row> days() {
    return ports.all("priced_days", "day");
  }
}
