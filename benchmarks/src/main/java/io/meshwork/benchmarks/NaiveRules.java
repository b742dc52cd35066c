package io.meshwork.benchmarks;

import com.amazon.deequ.checks.Check;
import com.amazon.deequ.checks.CheckLevel;
import com.amazon.deequ.constraints.Constraint;
import java.util.List;
import java.util.function.DoublePredicate;
import scala.Function1;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The suite of the pipeline benchmark in Deequ's own words; see {@code suites/bench/events.dqdl}.
 */
final class NaiveRules {
  /** What a good event is, by rule; null counts as false. */
  static final List<String> ROWS =
      List.of(
          "event_id rlike '^e-[0-9]{10}$'",
          "device rlike '^dev-[0-9]{5}$'",
          "site in ('site-0', 'site-1', 'site-2', 'site-3', 'site-4', 'site-5', 'site-6', 'site-7',"
              + " 'site-8', 'site-9')",
          "kind in ('measure', 'status', 'alarm')",
          "value >= -50",
          "value <= 150",
          "quantity >= 0",
          "quantity <= 1000",
          "price >= 0",
          "price <= 100000",
          "currency in ('EUR', 'USD', 'GBP', 'CHF')",
          "status in ('ok', 'late', 'retry')",
          "length(customer) = 8",
          "length(currency) = 3",
          "length(note) <= 200",
          "device is not null",
          "kind is not null",
          "customer is not null",
          "price is not null",
          "kind <> 'measure' or quantity >= 1");

  private static final List<String> COMPLETE =
      List.of("site", "value", "quantity", "currency", "status", "note");
  private static final List<String> NUMBERS = List.of("value", "quantity", "price");
  private static final scala.collection.immutable.List<String> NO_COLUMNS =
      CollectionConverters.asScala(List.<String>of()).toList();
  private static final double MOSTLY = 0.9;

  private NaiveRules() {}

  /** The 20 rules on rows and the 20 on the batch, as one check. */
  static Check check() {
    Check check =
        new Check(
            CheckLevel.Error(),
            "events",
            CollectionConverters.asScala(List.<Constraint>of()).toSeq());
    for (String row : ROWS) {
      check =
          check.satisfies(
              row, row, is(share -> share > MOSTLY), Option.empty(), NO_COLUMNS, Option.empty());
    }
    check = check.hasSize(size -> (Long) size > 0, Option.empty());
    for (String column : COMPLETE) {
      check =
          check.hasCompleteness(
              column, is(share -> share > MOSTLY), Option.empty(), Option.empty());
    }
    check = check.hasUniqueness("event_id", is(share -> share > MOSTLY));
    for (String column : NUMBERS) {
      check = check.hasMean(column, is(mean -> mean >= -50), Option.empty());
      check = check.hasSum(column, is(sum -> sum > 0), Option.empty());
      check = check.hasStandardDeviation(column, is(spread -> spread < 1e5), Option.empty());
    }
    check = check.hasCorrelation("value", "price", is(c -> c < 0.5), Option.empty());
    check = check.hasCorrelation("value", "quantity", is(c -> c < 0.5), Option.empty());
    return check.hasCorrelation("quantity", "price", is(c -> c < 0.5), Option.empty());
  }

  private static Function1<Object, Object> is(DoublePredicate assertion) {
    return metric -> assertion.test((Double) metric);
  }
}
