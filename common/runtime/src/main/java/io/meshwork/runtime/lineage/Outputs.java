package io.meshwork.runtime.lineage;

import io.meshwork.contract.DataContract;
import io.meshwork.contract.Table;
import io.meshwork.runtime.report.RunState;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.DatasetFacets;
import io.openlineage.client.OpenLineage.DatasetFacetsBuilder;
import io.openlineage.client.OpenLineage.OutputDataset;
import io.openlineage.client.OpenLineage.OutputDatasetOutputFacets;
import io.openlineage.client.OpenLineage.OwnershipDatasetFacet;
import java.util.List;

/** What a run writes: the product's tables. */
final class Outputs {
  private final OpenLineage facets;
  private final LineageRun run;
  private final Servers servers;
  private final DataContract contract;

  Outputs(OpenLineage facets, LineageRun run, Servers servers) {
    this.facets = facets;
    this.run = run;
    this.servers = servers;
    this.contract = run.contract();
  }

  List<OutputDataset> of(RunState state) {
    return contract.tables().stream().map(table -> table(table, state)).toList();
  }

  private OutputDataset table(Table table, RunState state) {
    String name = contract.keyspace() + "." + table.name();
    return facets.newOutputDataset(
        servers.cassandra(),
        name,
        described(table, state),
        state.equals(RunState.NONE) ? null : written(state.written().getOrDefault(name, 0L)));
  }

  private OutputDatasetOutputFacets written(long rows) {
    return facets
        .newOutputDatasetOutputFacetsBuilder()
        .outputStatistics(facets.newOutputStatisticsOutputDatasetFacet(rows, null, null))
        .build();
  }

  /** Its version is the last publication, which says what of the table is complete. */
  private DatasetFacets described(Table table, RunState state) {
    DatasetFacetsBuilder all =
        new DatasetDescription(facets)
            .table(servers.cassandra(), table.columns(), table.description());
    state.publication().ifPresent(id -> all.version(facets.newDatasetVersionDatasetFacet(id)));
    if (!contract.owners().isEmpty()) {
      all.ownership(ownership());
    }
    new ColumnSources(facets, run.product(), servers).of(table).ifPresent(all::columnLineage);
    return all.build();
  }

  private OwnershipDatasetFacet ownership() {
    return facets.newOwnershipDatasetFacet(
        contract.owners().stream()
            .map(owner -> facets.newOwnershipDatasetFacetOwners(owner, "owner"))
            .toList());
  }
}
