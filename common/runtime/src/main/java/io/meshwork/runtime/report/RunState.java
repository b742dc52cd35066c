package io.meshwork.runtime.report;

import io.meshwork.quality.RuleResult;
import io.meshwork.quality.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run has come to.
 *
 * @param written rows by table, each with its keyspace
 * @param rules over all batches
 * @param verdict none if no batch was judged yet
 * @param publication the last one's identifier
 * @param error what ended the run, if it failed
 */
public record RunState(
    RunCounts counts,
    Map<String, Long> written,
    List<RuleResult> rules,
    Optional<Verdict> verdict,
    Optional<String> publication,
    Optional<String> error) {
  public static final RunState NONE =
      new RunState(
          RunCounts.NONE,
          Map.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public RunState {
    written = Map.copyOf(written);
    rules = List.copyOf(rules);
  }

  /** The same with what ended the run. */
  public RunState with(String failure) {
    return new RunState(counts, written, rules, verdict, publication, Optional.of(failure));
  }
}
