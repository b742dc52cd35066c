package io.meshwork.runtime.gate;

import io.meshwork.quality.Example;
import io.meshwork.quality.RowCount;
import io.meshwork.quality.RuleResult;
import io.meshwork.quality.Suite;
import io.meshwork.quality.SuiteResult;
import io.meshwork.quality.Surroundings;
import io.meshwork.quality.plan.BatchRows;
import io.meshwork.runtime.check.RecordRule;
import io.meshwork.runtime.check.RuleBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The gate step: whether the rows that are about to land may do so. */
public final class Gate {
  private final Suite suite;
  private final RuleBook book;

  public Gate(Suite suite, RuleBook book) {
    this.suite = suite;
    this.book = book;
  }

  /**
   * @param rows persisted rows that are about to land
   * @param counts what was counted of each rule on rows, by its id
   * @param examples of records that break a rule, by the rule's id
   * @param surroundings what the suite knows beside the batch
   * @return the verdict, with a result for each rule of the suite and of the contract, but not for
   *     what is left out on purpose
   */
  public SuiteResult judge(
      BatchRows rows,
      Map<String, RowCount> counts,
      Map<String, List<Example>> examples,
      Surroundings surroundings) {
    SuiteResult ofSuite = suite.evaluate(rows, counts, surroundings);
    List<RuleResult> results = new ArrayList<>(ofSuite.results());
    Set<String> known = results.stream().map(RuleResult::id).collect(Collectors.toSet());
    for (RecordRule rule : book.rules()) {
      if (rule.quarantines() && !known.contains(rule.id())) {
        results.add(ContractResult.of(rule, counts.get(rule.id())));
      }
    }
    results.replaceAll(r -> examples.containsKey(r.id()) ? r.with(examples.get(r.id())) : r);
    return new SuiteResult(
        results, ofSuite.verdict(), ofSuite.sparkJobs(), ofSuite.metrics(), ofSuite.states());
  }
}
