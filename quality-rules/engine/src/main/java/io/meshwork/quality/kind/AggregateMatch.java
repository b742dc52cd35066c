package io.meshwork.quality.kind;

import io.meshwork.quality.Dimension;
import io.meshwork.quality.metric.Metric;
import io.meshwork.quality.metric.Metrics;
import io.meshwork.quality.metric.QueryMetric;
import io.meshwork.quality.metric.RatioMetric;
import io.meshwork.quality.sql.Sql;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;

/**
 * A sum or mean divided by another one, each of a column of the batch or, as {@code
 * sum(NAME.column)}, of another data set.
 */
record AggregateMatch() implements DatasetKind {
  private static final Pattern AGGREGATE = Pattern.compile("(sum|avg)\\s*\\(\\s*(.+?)\\s*\\)");
  private static final Pattern ELSEWHERE = Pattern.compile("(.+)\\.([^.]+)");

  @Override
  public String name() {
    return "AggregateMatch";
  }

  @Override
  public String usage() {
    return "AggregateMatch \"sum(amount)\" \"sum(domain.product.total)\" between 0.99 and 1.01";
  }

  @Override
  public Dimension dimension() {
    return Dimension.CONSISTENCY;
  }

  @Override
  public DatasetCheck check(Subject subject) {
    String first = subject.parameter("AggregateExpression1").strip();
    String second = subject.parameter("AggregateExpression2").strip();
    return new MetricCheck(
        RatioMetric.between(
            "AggregateMatch(%s, %s)".formatted(first, second),
            aggregate(subject, first),
            aggregate(subject, second),
            true),
        subject.numberCondition());
  }

  private Metric aggregate(Subject subject, String expression) {
    Matcher parts = AGGREGATE.matcher(expression);
    if (!parts.matches()) {
      throw new InvalidRule(
          "\"%s\" is not an aggregate. Write sum(column) or avg(column), as in: %s"
              .formatted(expression, usage()));
    }
    String column = parts.group(2);
    Matcher elsewhere = ELSEWHERE.matcher(column);
    boolean isHere = Arrays.asList(subject.schema().columns().fieldNames()).contains(column);
    return isHere || !elsewhere.matches()
        ? here(subject, parts.group(1), column)
        : elsewhere(subject, parts.group(1), elsewhere.group(1), elsewhere.group(2));
  }

  private static Metric here(Subject subject, String function, String name) {
    String column = numeric(subject, subject.schema().column(name)).name();
    return function.equals("sum")
        ? Metrics.sum(column, Optional.empty())
        : Metrics.mean(column, Optional.empty());
  }

  private static Metric elsewhere(Subject subject, String function, String data, String name) {
    Reference reference = subject.reference(data);
    String column = numeric(subject, reference.column(name)).name();
    return QueryMetric.against(
        data,
        "%s(%s.%s)".formatted(function, data, name),
        "SELECT %s(%s) FROM reference".formatted(function, Sql.name(column)));
  }

  private static StructField numeric(Subject subject, StructField column) {
    if (!(column.dataType() instanceof NumericType)) {
      throw subject.wrongType(column, "AggregateMatch needs a number");
    }
    return column;
  }
}
