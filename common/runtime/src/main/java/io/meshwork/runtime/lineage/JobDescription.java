package io.meshwork.runtime.lineage;

import io.meshwork.runtime.RunMode;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.JobFacets;
import io.openlineage.client.OpenLineage.JobFacetsBuilder;
import java.util.List;

/** The facets of the job: what kind it is, what its product is for, whose it is. */
final class JobDescription {
  private final OpenLineage facets;
  private final LineageRun run;

  JobDescription(OpenLineage facets, LineageRun run) {
    this.facets = facets;
    this.run = run;
  }

  JobFacets facets() {
    String processing = run.mode() == RunMode.STREAM ? "STREAMING" : "BATCH";
    JobFacetsBuilder all =
        facets
            .newJobFacetsBuilder()
            .jobType(facets.newJobTypeJobFacet(processing, RunDescription.SOURCE, "JOB", null));
    String purpose = run.contract().purpose();
    if (!purpose.isEmpty()) {
      all.documentation(facets.newDocumentationJobFacet(purpose, "text/plain"));
    }
    List<String> owners = run.contract().owners();
    if (!owners.isEmpty()) {
      all.ownership(
          facets.newOwnershipJobFacet(
              owners.stream().map(o -> facets.newOwnershipJobFacetOwners(o, "owner")).toList()));
    }
    return all.build();
  }
}
