package io.meshwork.runtime.gate;

import static org.apache.spark.sql.functions.col;

import io.meshwork.quality.Action;
import io.meshwork.quality.Outcome;
import io.meshwork.quality.RowCount;
import io.meshwork.quality.RuleResult;
import io.meshwork.quality.Scope;
import io.meshwork.quality.Severity;
import io.meshwork.quality.Suite;
import io.meshwork.quality.SuiteResult;
import io.meshwork.runtime.check.BatchCounts;
import io.meshwork.runtime.check.RecordRule;
import io.meshwork.runtime.check.RuleBook;
import io.meshwork.runtime.decode.Columns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The gate step: whether the rows that are about to land may do so. */
public final class Gate {
  private final Suite suite;
  private final RuleBook book;

  public Gate(Suite suite, RuleBook book) {
    this.suite = suite;
    this.book = book;
  }

  /**
   * @param landing persisted rows that are about to land; those that delete are not judged
   * @return the verdict, with a result for each rule of the suite and of the contract
   */
  public SuiteResult judge(Dataset<Row> landing, BatchCounts counts, Instant now) {
    Dataset<Row> rows = landing.filter(col(Columns.DELETE).equalTo(false));
    SuiteResult ofSuite = suite.evaluate(rows, counts.ruleCounts(), now);
    List<RuleResult> results = new ArrayList<>(ofSuite.results());
    Set<String> known = results.stream().map(RuleResult::id).collect(Collectors.toSet());
    for (RecordRule rule : book.rules()) {
      if (!known.contains(rule.id())) {
        results.add(ofContract(rule, counts.ruleCounts().get(rule.id())));
      }
    }
    return new SuiteResult(results, ofSuite.verdict(), ofSuite.sparkJobs());
  }

  private static RuleResult ofContract(RecordRule rule, RowCount count) {
    Outcome outcome = count.failing() == 0 ? Outcome.PASSED : Outcome.FAILED;
    Double share =
        count.evaluated() == 0 ? null : 1.0 - (double) count.failing() / count.evaluated();
    return new RuleResult(
        rule.id(),
        rule.id(),
        0,
        "Contract",
        rule.column(),
        Scope.ROW,
        Severity.ERROR,
        Action.QUARANTINE,
        outcome,
        "Compliance(" + rule.id() + ")",
        share,
        "= 1",
        count.evaluated(),
        count.failing(),
        rule.message());
  }
}
