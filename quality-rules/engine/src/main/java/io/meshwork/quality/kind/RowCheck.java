package io.meshwork.quality.kind;

import io.meshwork.quality.metric.Metrics;
import io.meshwork.quality.sql.Sql;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.glue.dqdl.model.DQRuleLogicalOperator;
import software.amazon.glue.dqdl.model.condition.Condition;

/**
 * A row rule, compiled to SQL conditions that are never null.
 *
 * @param columns the columns that it speaks of, its where clauses apart
 * @param applies which rows it speaks of
 * @param passes which rows meet it
 * @param message what is accepted
 */
public record RowCheck(List<String> columns, String applies, String passes, String message) {
  /** One rule with its where clause. */
  public static RowCheck of(RowPredicate predicate, Optional<String> where) {
    return new RowCheck(
        List.of(predicate.column()),
        where.map(w -> Sql.certain("(" + w + "\n)")).orElse("true"),
        predicate.certainly(Sql.NOW),
        predicate.message());
  }

  /**
   * Rules joined by AND or OR. A part whose where clause leaves a row out finds nothing wrong with
   * it.
   */
  public static RowCheck composite(DQRuleLogicalOperator operator, List<RowCheck> parts) {
    return new RowCheck(
        parts.stream().flatMap(p -> p.columns().stream()).distinct().toList(),
        joined(parts.stream().map(RowCheck::applies).distinct().toList(), "OR"),
        joined(parts.stream().map(RowCheck::wherever).toList(), operator.name()),
        parts.stream()
            .map(RowCheck::message)
            .collect(Collectors.joining(operator == DQRuleLogicalOperator.AND ? " and " : " or ")));
  }

  /**
   * The same rule judged on the whole batch: the share of rows that pass, all of them unless a
   * threshold says otherwise.
   */
  public static DatasetCheck share(
      RowPredicate predicate, Optional<String> where, Optional<Condition> threshold) {
    return new MetricCheck(
        Metrics.compliance(predicate.column(), predicate::certainly, where),
        threshold.map(NumberCondition::of).orElse(NumberCondition.ALL));
  }

  private String wherever() {
    return applies.equals("true") ? passes : "(NOT (%s) OR %s)".formatted(applies, passes);
  }

  private static String joined(List<String> conditions, String operator) {
    return conditions.stream()
        .map(c -> "(" + c + ")")
        .collect(Collectors.joining(" " + operator + " "));
  }
}
