package io.meshwork.runtime.lineage;

import io.meshwork.quality.Outcome;
import io.meshwork.quality.RuleResult;
import io.meshwork.quality.Scope;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.DataQualityAssertionsDatasetFacet;
import io.openlineage.client.OpenLineage.DataQualityAssertionsDatasetFacetAssertions;
import io.openlineage.client.OpenLineage.DataQualityMetricsInputDatasetFacet;
import io.openlineage.client.OpenLineage.DataQualityMetricsInputDatasetFacetColumnMetricsBuilder;
import io.openlineage.client.OpenLineage.TestExecution;
import io.openlineage.client.OpenLineage.TestRunFacet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How the rules came out: what they say, and whether they passed; nothing of what they looked at.
 */
final class RuleOutcomes {
  private final OpenLineage facets;

  RuleOutcomes(OpenLineage facets) {
    this.facets = facets;
  }

  /** Of a topic's records. A rule that could not be evaluated has neither passed nor failed. */
  DataQualityAssertionsDatasetFacet assertions(List<RuleResult> rules) {
    return facets.newDataQualityAssertionsDatasetFacet(
        evaluated(rules).map(this::assertion).toList());
  }

  private DataQualityAssertionsDatasetFacetAssertions assertion(RuleResult rule) {
    return facets
        .newDataQualityAssertionsDatasetFacetAssertionsBuilder()
        .assertion(rule.id())
        .success(rule.outcome() == Outcome.PASSED)
        .column(rule.rule().column().orElse(null))
        .severity(severity(rule))
        .build();
  }

  /** Of rows that the run has computed: no input has them. */
  TestRunFacet tests(List<RuleResult> rules) {
    return facets.newTestRunFacet(evaluated(rules).map(this::test).toList());
  }

  private TestExecution test(RuleResult rule) {
    return facets
        .newTestExecutionBuilder()
        .name(rule.id())
        .type(rule.kind())
        .status(rule.outcome() == Outcome.PASSED ? "pass" : "fail")
        .severity(severity(rule))
        .build();
  }

  private static Stream<RuleResult> evaluated(List<RuleResult> rules) {
    return rules.stream().filter(rule -> rule.outcome() != Outcome.SKIPPED);
  }

  private static String severity(RuleResult rule) {
    return rule.severity() == io.meshwork.quality.Severity.ERROR ? "error" : "warn";
  }

  /**
   * The number of records, and of nulls where a rule on every record has counted them. Lowest and
   * highest values are left out: they are somebody's.
   */
  DataQualityMetricsInputDatasetFacet metrics(long records, List<RuleResult> rules) {
    DataQualityMetricsInputDatasetFacetColumnMetricsBuilder columns =
        facets.newDataQualityMetricsInputDatasetFacetColumnMetricsBuilder();
    rules.stream()
        .filter(rule -> countsNulls(rule, records))
        .forEach(
            rule ->
                columns.put(
                    rule.column(),
                    facets
                        .newDataQualityMetricsInputDatasetFacetColumnMetricsAdditionalBuilder()
                        .nullCount(rule.failing())
                        .build()));
    return facets
        .newDataQualityMetricsInputDatasetFacetBuilder()
        .rowCount(records)
        .columnMetrics(columns.build())
        .build();
  }

  private static boolean countsNulls(RuleResult rule, long records) {
    return rule.scope() == Scope.ROW
        && rule.kind().toLowerCase(Locale.ROOT).equals("iscomplete")
        && rule.rule().column().isPresent()
        && rule.evaluated() == records;
  }
}
