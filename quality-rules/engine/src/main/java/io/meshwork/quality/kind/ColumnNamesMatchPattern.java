package io.meshwork.quality.kind;

import io.meshwork.quality.Dimension;
import io.meshwork.quality.metric.ConstantMetric;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * All column names match a regular expression, wholly, as {@code matches} does for values. AWS's
 * documentation shows it with a where clause too, which the DQDL library refuses: a name has no
 * rows.
 */
record ColumnNamesMatchPattern() implements DatasetKind {
  @Override
  public String name() {
    return "ColumnNamesMatchPattern";
  }

  @Override
  public String usage() {
    return "ColumnNamesMatchPattern \"[a-z][a-z0-9_]*\"";
  }

  @Override
  public Dimension dimension() {
    return Dimension.CONFORMITY;
  }

  @Override
  public DatasetCheck check(Subject subject) {
    Predicate<String> matches =
        RegularExpression.compiled(subject.parameter("PatternToMatch")).asMatchPredicate();
    String[] names = subject.schema().columns().fieldNames();
    List<String> others = Arrays.stream(names).filter(matches.negate()).toList();
    double share = names.length == 0 ? 1 : 1 - (double) others.size() / names.length;
    return new MetricCheck(
        new ConstantMetric(
            name(),
            share,
            others.isEmpty() ? "" : "names that don't match: " + String.join(", ", others)),
        NumberCondition.ALL,
        true);
  }
}
