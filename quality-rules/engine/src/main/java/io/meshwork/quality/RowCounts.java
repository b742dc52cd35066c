package io.meshwork.quality;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.meshwork.quality.plan.BatchRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Counts what row rules find, for callers that have no pass of their own over the rows. */
public final class RowCounts {
  private RowCounts() {}

  /** How many rows each rule judged and how many failed, by rule id, in one Spark job. */
  public static Map<String, RowCount> of(List<RowRule> rules, BatchRows rows) {
    if (rules.isEmpty()) {
      return Map.of();
    }
    Row sums = rows.then("row counts", all -> sums(rules, all)).collect().get(0);
    Map<String, RowCount> counts = new HashMap<>();
    for (int i = 0; i < rules.size(); i++) {
      counts.put(rules.get(i).id(), new RowCount(sums.getLong(2 * i), sums.getLong(2 * i + 1)));
    }
    return counts;
  }

  private static Dataset<Row> sums(List<RowRule> rules, Dataset<Row> rows) {
    List<Column> sums = new ArrayList<>();
    for (RowRule rule : rules) {
      sums.add(count(rule.applies()).as("a" + sums.size()));
      sums.add(count(rule.applies().and(not(rule.passes()))).as("f" + sums.size()));
    }
    return rows.agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
  }

  private static Column count(Column condition) {
    return coalesce(sum(when(condition, lit(1L)).otherwise(lit(0L))), lit(0L));
  }
}
