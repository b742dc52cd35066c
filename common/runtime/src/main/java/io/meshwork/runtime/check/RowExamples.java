package io.meshwork.runtime.check;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring;

import io.meshwork.quality.Example;
import io.meshwork.quality.RowCount;
import io.meshwork.quality.plan.BatchRows;
import io.meshwork.runtime.decode.Columns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Some of the records that break each rule on records. Shows so many per rule in all that it sees;
 * a batch in which no rule fails, or only rules that have had theirs, costs no Spark job.
 */
public final class RowExamples {
  private static final int LONGEST = 200;

  private final RecordChecks checks;
  private final Set<String> masked;
  private final int perRule;
  private final Map<String, Integer> shown = new HashMap<>();

  /**
   * @param masked the fields whose values stay hidden
   */
  public RowExamples(RecordChecks checks, Set<String> masked, int perRule) {
    this.checks = checks;
    this.masked = masked;
    this.perRule = perRule;
  }

  /**
   * @param checked a persisted checked batch
   * @param counts what was counted of it
   * @return by rule id; a rule of which there is nothing to show is absent
   */
  public Map<String, List<Example>> of(BatchRows checked, BatchCounts counts) {
    List<RecordRule> wanted =
        checks.book().rules().stream().filter(rule -> isWanted(rule, counts)).toList();
    if (wanted.isEmpty()) {
      return Map.of();
    }
    Map<String, List<Example>> found = new HashMap<>();
    rows(checked.dataset(), wanted).forEach(row -> collect(row, wanted, found));
    found.forEach((rule, examples) -> shown.merge(rule, examples.size(), Integer::sum));
    return found;
  }

  private boolean isWanted(RecordRule rule, BatchCounts counts) {
    RowCount count = counts.ruleCounts().get(rule.id());
    return count != null && count.failing() > 0 && shown.getOrDefault(rule.id(), 0) < perRule;
  }

  /** One job; each of its tasks hands over a few rows per rule at most. */
  private List<Row> rows(Dataset<Row> checked, List<RecordRule> wanted) {
    List<Column> columns = new ArrayList<>();
    columns.add(col(Columns.TOPIC));
    columns.add(col(Columns.PARTITION));
    columns.add(col(Columns.OFFSET));
    Column any = lit(false);
    for (RecordRule rule : wanted) {
      Column broken = checks.breaks(rule.id());
      any = any.or(broken);
      columns.add(broken);
      columns.add(value(rule));
    }
    int most = perRule;
    int rules = wanted.size();
    return checked
        .filter(any)
        .select(columns.toArray(Column[]::new))
        .javaRDD()
        .mapPartitions(rows -> firstOfEach(rows, rules, most))
        .collect();
  }

  private Column value(RecordRule rule) {
    if (rule.column().isEmpty()) {
      return lit(null).cast("string");
    }
    return masked.contains(rule.column())
        ? lit(Example.MASK)
        : substring(col(rule.column()).cast("string"), 1, LONGEST);
  }

  private static Iterator<Row> firstOfEach(Iterator<Row> rows, int rules, int most) {
    int[] found = new int[rules];
    List<Row> kept = new ArrayList<>();
    while (rows.hasNext()) {
      Row row = rows.next();
      boolean wanted = false;
      for (int rule = 0; rule < rules; rule++) {
        if (row.getBoolean(3 + 2 * rule) && found[rule] < most) {
          found[rule]++;
          wanted = true;
        }
      }
      if (wanted) {
        kept.add(row);
      }
    }
    return kept.iterator();
  }

  private void collect(Row row, List<RecordRule> wanted, Map<String, List<Example>> found) {
    for (int i = 0; i < wanted.size(); i++) {
      RecordRule rule = wanted.get(i);
      List<Example> examples = found.computeIfAbsent(rule.id(), id -> new ArrayList<>());
      boolean full = shown.getOrDefault(rule.id(), 0) + examples.size() >= perRule;
      if (!full && row.getBoolean(3 + 2 * i)) {
        examples.add(
            new Example(
                row.getString(0),
                row.getInt(1),
                row.getLong(2),
                "",
                rule.column(),
                row.getString(4 + 2 * i),
                rule.message()));
      }
    }
  }
}
