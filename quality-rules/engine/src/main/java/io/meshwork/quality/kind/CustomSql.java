package io.meshwork.quality.kind;

import io.meshwork.quality.Dimension;
import io.meshwork.quality.metric.QueryMetric;
import io.meshwork.quality.sql.SchemaAnalyzer;
import software.amazon.glue.dqdl.model.condition.number.NumberBasedCondition;

/** A query over the batch, named {@code primary}, that gives one number. */
record CustomSql() implements DatasetKind {
  @Override
  public String name() {
    return "CustomSql";
  }

  @Override
  public String usage() {
    return "CustomSql \"select count(*) from primary\" > 0";
  }

  @Override
  public Dimension dimension() {
    return Dimension.CONSISTENCY;
  }

  @Override
  public DatasetCheck check(Subject subject) {
    if (!(subject.condition() instanceof NumberBasedCondition)) {
      throw new InvalidRule(
          "CustomSql needs a condition on the one number that its statement gives. Write it like: "
              + usage());
    }
    String statement = subject.parameter("CustomSqlStatement");
    new SchemaAnalyzer(subject.schema().columns())
        .problemOfQuery(statement)
        .ifPresent(
            problem -> {
              throw new InvalidRule("the statement of CustomSql: %s".formatted(problem));
            });
    return new MetricCheck(new QueryMetric(name(), statement), subject.numberCondition(), true);
  }
}
