package io.meshwork.finance.risk;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.trunc;

import io.meshwork.runtime.aggregate.Aggregation;
import io.meshwork.runtime.aggregate.Changes;
import io.meshwork.runtime.aggregate.Ports;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The product finance.exposure_risk, portfolio by portfolio and month by month: what each position
 * is worth at the close of each day, what the portfolio is exposed to, and its risk. A month needs
 * the positions up to its end, and the prices of the {@link MarketData#REACH} days before it.
 */
public final class ExposureAggregation implements Aggregation {
  private static final String VALUATIONS = "valuations_by_portfolio_month";
  private static final String EXPOSURES = "exposures_by_portfolio_month";
  private static final String RISKS = "risks_by_portfolio_month";
  private static final Column MONTH = trunc(col("day"), "month");

  private final String base;

  /**
   * @param base the currency that all is converted to, by ISO 4217
   */
  public ExposureAggregation(String base) {
    this.base = base;
  }

  @Override
  public List<String> tables() {
    return List.of(VALUATIONS, EXPOSURES, RISKS);
  }

  @Override
  public Dataset<Row> touched(Changes changes, Ports ports) {
    return new PortfolioMonths(new HeldPositions(ports), new MarketData(ports)).touched(changes);
  }

  @Override
  public Map<String, Dataset<Row>> compute(Dataset<Row> touched, Ports ports) {
    Dataset<Row> closes = ports.once(new MarketData(ports).closes(touched));
    Dataset<Row> valuations =
        ports.once(
            Valuation.of(new HeldPositions(ports).of(touched), closes, base)
                .withColumn("month", MONTH)
                .join(touched, new String[] {"portfolio", "month"}, "left_semi"));
    return Map.of(
        VALUATIONS, valuations,
        EXPOSURES, PortfolioExposure.of(valuations).withColumn("month", MONTH),
        RISKS,
            PortfolioRisk.of(valuations, closes, base, PortfolioRisk.USUAL_DAYS)
                .withColumn("month", MONTH));
  }
}
