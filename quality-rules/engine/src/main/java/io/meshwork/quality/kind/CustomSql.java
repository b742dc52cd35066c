package io.meshwork.quality.kind;

import io.meshwork.quality.Dimension;
import io.meshwork.quality.metric.Metric;
import io.meshwork.quality.metric.QueryMetric;
import io.meshwork.quality.metric.RatioMetric;
import io.meshwork.quality.metric.RowsQuery;
import io.meshwork.quality.sql.SchemaAnalyzer;
import io.meshwork.quality.sql.Sql;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.glue.dqdl.model.condition.Condition;
import software.amazon.glue.dqdl.model.condition.number.NumberBasedCondition;

/**
 * A query over the batch, named {@code primary}. With a condition it gives one number. Without one
 * it gives columns of the batch, and the rows whose values are among them pass: all must, or the
 * share that a threshold says. AWS's documentation calls the threshold a number of rows in one
 * place and a share in another; a share is what Glue reports.
 */
record CustomSql() implements DatasetKind, AnalyzerKind {
  private static final String STATEMENT = "CustomSqlStatement";

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
    Optional<Condition> threshold = Optional.ofNullable(subject.rule().getThresholdCondition());
    boolean isNumber = subject.condition() instanceof NumberBasedCondition;
    if (isNumber && threshold.isPresent()) {
      throw new InvalidRule(
          "CustomSql takes a condition or \"with threshold\", not both. Write it like: " + usage());
    }
    return isNumber
        ? new MetricCheck(number(subject), subject.numberCondition(), true)
        : new MetricCheck(
            rows(subject), threshold.map(NumberCondition::of).orElse(NumberCondition.ALL));
  }

  @Override
  public List<Metric> metrics(Subject subject) {
    return List.of(number(subject));
  }

  private Metric number(Subject subject) {
    String statement = subject.parameter(STATEMENT);
    refuse(new SchemaAnalyzer(subject.schema().columns()).problemOfNumber(statement));
    return QueryMetric.of(named(statement), statement);
  }

  private Metric rows(Subject subject) {
    String statement = subject.parameter(STATEMENT);
    SchemaAnalyzer analyzer = new SchemaAnalyzer(subject.schema().columns());
    refuse(analyzer.problemOfRows(statement));
    List<String> columns = Arrays.asList(analyzer.columns(statement).fieldNames());
    return RatioMetric.ofRows(
        named(statement),
        QueryMetric.of(named(statement), query("count(1)", "SEMI", statement, columns)),
        RowsQuery.of(query("p.*", "ANTI", statement, columns)));
  }

  private static String query(String what, String join, String statement, List<String> columns) {
    String same =
        columns.stream()
            .map(c -> "p.%1$s <=> q.%1$s".formatted(Sql.name(c)))
            .collect(Collectors.joining(" AND "));
    return "SELECT %s FROM primary p LEFT %s JOIN (%s\n) q ON %s"
        .formatted(what, join, statement, same);
  }

  /** Metrics are told apart by their names. */
  private String named(String statement) {
    return "%s(%s)".formatted(name(), statement.strip().replaceAll("\\s+", " "));
  }

  private static void refuse(Optional<String> problem) {
    problem.ifPresent(
        p -> {
          throw new InvalidRule("the statement of CustomSql: " + p);
        });
  }
}
