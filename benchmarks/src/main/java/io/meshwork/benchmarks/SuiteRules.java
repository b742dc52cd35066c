package io.meshwork.benchmarks;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.stddev_pop;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.Completeness;
import com.amazon.deequ.analyzers.Compliance;
import com.amazon.deequ.analyzers.Mean;
import com.amazon.deequ.analyzers.StandardDeviation;
import com.amazon.deequ.analyzers.Sum;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Rules on the batch that each side of the suite benchmark measures, each in DQDL, as an analyzer
 * of Deequ's and as an aggregate by hand.
 */
record SuiteRules(List<Rule> rules) {
  private static final int NUMBERS = 15;
  private static final int TEXTS = 5;

  record Rule(String dqdl, Analyzer<?, ?> analyzer, Column byHand) {}

  /** The first so many of a fixed order that mixes the kinds. */
  static SuiteRules first(int count) {
    List<Rule> rules = new ArrayList<>();
    for (int round = 0; rules.size() < count; round++) {
      for (int number = 0; number < NUMBERS; number++) {
        rules.add(ofNumber(round, "n" + number));
      }
      if (round == 0) {
        for (int text = 0; text < TEXTS; text++) {
          rules.add(completeness("t" + text));
        }
      }
    }
    return new SuiteRules(List.copyOf(rules.subList(0, count)));
  }

  private static Rule ofNumber(int round, String column) {
    return switch (round) {
      case 0 ->
          new Rule(
              "Mean \"%s\" >= 0".formatted(column),
              new Mean(column, Option.empty()),
              avg(col(column)));
      case 1 -> completeness(column);
      case 2 ->
          new Rule(
              "StandardDeviation \"%s\" < 1000000".formatted(column),
              new StandardDeviation(column, Option.empty()),
              stddev_pop(col(column)));
      case 3 ->
          new Rule(
              "Sum \"%s\" >= 0".formatted(column),
              new Sum(column, Option.empty()),
              sum(col(column)));
      default -> compliance(column, round);
    };
  }

  private static Rule completeness(String column) {
    return new Rule(
        "Completeness \"%s\" > 0.5".formatted(column),
        new Completeness(column, Option.empty(), Option.empty()),
        count(col(column)).divide(count(lit(1))));
  }

  private static Rule compliance(String column, int bound) {
    String condition = column + " >= " + bound;
    return new Rule(
        "ColumnValues \"%s\" >= %d with threshold > 0.1".formatted(column, bound),
        new Compliance(
            condition,
            condition,
            Option.empty(),
            CollectionConverters.asScala(List.of(column)).toList(),
            Option.empty()),
        avg(when(expr(condition), lit(1)).otherwise(lit(0))));
  }

  String dqdl() {
    return rules.stream()
        .map(Rule::dqdl)
        .collect(Collectors.joining(",\n  ", "Rules = [\n  ", "\n]\n"));
  }
}
