package io.meshwork.catalog;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run, as its JSON file tells it. Keys that this version doesn't know are left aside.
 *
 * @param run the run's id, unique and sortable within a product
 * @param suiteVersion empty if the product has no suite
 * @param verdict absent if the run ended before the gate
 * @param offsets what was consumed, by partition
 * @param counts over all batches that landed
 * @param conserved whether the run found its counts to add up
 * @param replayed how many of the landed records came out of quarantine
 * @param unavailable records to be replayed whose content isn't to be had any more
 * @param filteredByRule records by the filter that left them out
 * @param quarantinedByRule records by the rule they break; a record counts under each of them
 * @param unknownFields records by the field they carry that the contract doesn't name
 * @param scores how good the data are, by dimension; empty in files of earlier versions
 * @param metrics what was measured of the last batch
 * @param stateMetrics what the states of a stream's batches come to over hours, days and the whole
 * @param suite what judging the last batch took
 * @param lineage where the records came from and went to
 * @param timingsMs milliseconds by step, in the order of the steps, summed over the batches
 * @param batchCount how many batches there were, of which {@code batches} are the last
 * @param batches in the order in which they were handled
 */
public record RunRecord(
    String run,
    String product,
    String domain,
    String contractVersion,
    String suiteVersion,
    RunMode mode,
    Instant startedAt,
    Instant finishedAt,
    RunOutcome outcome,
    int exitCode,
    Optional<RunVerdict> verdict,
    List<OffsetRange> offsets,
    RunCounts counts,
    boolean conserved,
    long replayed,
    long unavailable,
    Map<String, Long> filteredByRule,
    Map<String, Long> quarantinedByRule,
    Map<String, Long> unknownFields,
    List<TableWrites> tables,
    List<RuleRecord> rules,
    List<DimensionScore> scores,
    List<MetricRecord> metrics,
    List<StateMetric> stateMetrics,
    Optional<SuiteCost> suite,
    Optional<Lineage> lineage,
    Map<String, Long> timingsMs,
    int batchCount,
    List<BatchRecord> batches,
    int sparkJobs,
    Optional<PublishedData> publication,
    Optional<BlockedBatch> blocked,
    Optional<RunError> error) {

  public RunRecord {
    domain = Absent.text(domain);
    suiteVersion = Absent.text(suiteVersion);
    verdict = Absent.value(verdict);
    offsets = Absent.list(offsets);
    filteredByRule = Absent.map(filteredByRule);
    quarantinedByRule = Absent.map(quarantinedByRule);
    unknownFields = Absent.map(unknownFields);
    tables = Absent.list(tables);
    rules = Absent.list(rules);
    scores = Absent.list(scores);
    metrics = Absent.list(metrics);
    stateMetrics = Absent.list(stateMetrics);
    suite = Absent.value(suite);
    lineage = Absent.value(lineage);
    timingsMs = Absent.map(timingsMs);
    batches = Absent.list(batches);
    batchCount = Math.max(batchCount, batches.size());
    publication = Absent.value(publication);
    blocked = Absent.value(blocked);
    error = Absent.value(error);
  }

  /**
   * Reads the JSON file of one run.
   *
   * @throws UnreadableRunException if the file isn't there, isn't JSON, or lacks something; with
   *     every problem
   */
  public static RunRecord read(Path file) {
    return RunFile.read(file);
  }

  /** What happened, in one sentence for the owner of the product. */
  public String headline() {
    return Headline.of(this).text();
  }

  public Duration duration() {
    return Duration.between(startedAt, finishedAt);
  }

  /** The results with this outcome, in the order of the suite. */
  public List<RuleRecord> rulesThat(RuleRecord.Outcome outcome) {
    return rules.stream().filter(rule -> rule.outcome() == outcome).toList();
  }

  /** The rules that kept the batch from landing, in the order of the suite. */
  public List<RuleRecord> blockingRules() {
    return rules.stream().filter(RuleRecord::blocks).toList();
  }
}
