package io.meshwork.quality;

import io.meshwork.quality.sql.ShortDecimals;
import org.apache.spark.sql.SparkSessionExtensions;
import scala.Function1;
import scala.runtime.BoxedUnit;

/**
 * What suites ask of a Spark session to be evaluated fast. Results are the same without it. Named
 * in {@code spark.sql.extensions}, which may list others too.
 */
public final class SessionExtensions implements Function1<SparkSessionExtensions, BoxedUnit> {
  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    extensions.injectOptimizerRule(session -> new ShortDecimals());
    return BoxedUnit.UNIT;
  }
}
