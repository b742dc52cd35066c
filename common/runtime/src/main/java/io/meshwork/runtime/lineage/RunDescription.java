package io.meshwork.runtime.lineage;

import io.meshwork.runtime.report.ParentRun;
import io.meshwork.runtime.report.RunState;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.NominalTimeRunFacet;
import io.openlineage.client.OpenLineage.ParentRunFacet;
import io.openlineage.client.OpenLineage.ParentRunFacetRoot;
import io.openlineage.client.OpenLineage.RunFacets;
import io.openlineage.client.OpenLineage.RunFacetsBuilder;
import io.openlineage.client.OpenLineage.TagsRunFacet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.spark.package$;

/** The facets of the run itself: who has started it, with what, for which time, how it failed. */
final class RunDescription {
  static final String SOURCE = "MESHWORK";

  private static final Pattern UUID_TEXT =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private final OpenLineage facets;
  private final LineageRun run;

  RunDescription(OpenLineage facets, LineageRun run) {
    this.facets = facets;
    this.run = run;
  }

  RunFacets of(RunState state) {
    RunFacetsBuilder all =
        facets
            .newRunFacetsBuilder()
            .processing_engine(
                facets.newProcessingEngineRunFacet(package$.MODULE$.SPARK_VERSION(), "spark", null))
            .tags(tags(state));
    run.parent().filter(RunDescription::isNamed).ifPresent(task -> all.parent(parent(task)));
    run.from().ifPresent(from -> all.nominalTime(nominalTime(from)));
    state
        .error()
        .ifPresent(error -> all.errorMessage(facets.newErrorMessageRunFacet(error, "JAVA", null)));
    if (run.contract().isAggregate() && !state.rules().isEmpty()) {
      all.test(new RuleOutcomes(facets).tests(state.rules()));
    }
    return all.build();
  }

  /** The specification knows no run without a UUID. */
  private static boolean isNamed(ParentRun parent) {
    return UUID_TEXT.matcher(parent.run()).matches()
        && parent.root().stream().allMatch(RunDescription::isNamed);
  }

  private ParentRunFacet parent(ParentRun parent) {
    ParentRunFacetRoot root =
        parent
            .root()
            .map(
                of ->
                    facets.newParentRunFacetRoot(
                        facets.newRootRun(UUID.fromString(of.run()), null),
                        facets.newRootJob(of.namespace(), of.job(), null)))
            .orElse(null);
    return facets.newParentRunFacet(
        facets.newParentRunFacetRun(UUID.fromString(parent.run()), null),
        facets.newParentRunFacetJob(parent.namespace(), parent.job(), null),
        root);
  }

  private NominalTimeRunFacet nominalTime(Instant from) {
    return facets.newNominalTimeRunFacet(
        from.atZone(ZoneOffset.UTC), run.to().map(to -> to.atZone(ZoneOffset.UTC)).orElse(null));
  }

  /** The run's name leads to its file; the versions say what it was judged by. */
  private TagsRunFacet tags(RunState state) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("run", run.name());
    tags.put("mode", run.mode().word());
    tags.put("contractVersion", run.contract().version());
    tags.put("suiteVersion", run.product().suite().version());
    state.verdict().ifPresent(v -> tags.put("verdict", v.name().toLowerCase(Locale.ROOT)));
    return facets.newTagsRunFacet(
        tags.entrySet().stream()
            .map(tag -> facets.newTagsRunFacetFields(tag.getKey(), tag.getValue(), SOURCE))
            .toList());
  }
}
