package io.meshwork.runtime.lineage;

import io.meshwork.contract.DataContract;
import io.meshwork.contract.Field;
import io.meshwork.contract.InputPort;
import io.meshwork.contract.Reference;
import io.meshwork.runtime.RunMode;
import io.meshwork.runtime.report.RunState;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.DatasetFacets;
import io.openlineage.client.OpenLineage.InputDataset;
import io.openlineage.client.OpenLineage.InputDatasetInputFacets;
import io.openlineage.client.OpenLineage.InputDatasetInputFacetsBuilder;
import java.util.ArrayList;
import java.util.List;

/** What a run reads: topics, other products' tables, for a replay the quarantine. */
final class Inputs {
  private static final String QUARANTINE = "meshwork.quarantine";

  private final OpenLineage facets;
  private final LineageRun run;
  private final Servers servers;
  private final DataContract contract;
  private final DatasetDescription description;

  Inputs(OpenLineage facets, LineageRun run, Servers servers) {
    this.facets = facets;
    this.run = run;
    this.servers = servers;
    this.contract = run.contract();
    this.description = new DatasetDescription(facets);
  }

  List<InputDataset> of(RunState state) {
    List<InputDataset> all = new ArrayList<>();
    contract.input().topics().forEach(topic -> all.add(topic(topic, state)));
    contract.ports().forEach(port -> all.add(port(port)));
    contract.input().fields().stream()
        .flatMap(field -> field.reference().stream())
        .map(Inputs::name)
        .distinct()
        .forEach(name -> all.add(table(name, description.in(servers.cassandra()).build())));
    if (run.mode() == RunMode.REPLAY) {
      all.add(table(QUARANTINE, description.in(servers.cassandra()).build()));
    }
    return all;
  }

  private static String name(Reference reference) {
    return reference.keyspace() + "." + reference.table();
  }

  private InputDataset topic(String topic, RunState state) {
    List<Field> fields = contract.input().fields();
    return facets.newInputDataset(
        servers.kafka(),
        topic,
        description.topic(servers.kafka(), fields).build(),
        isMeasured(state) ? measured(state) : null);
  }

  /** Of several topics it isn't known how many records are whose. */
  private boolean isMeasured(RunState state) {
    return contract.input().topics().size() == 1 && !state.equals(RunState.NONE);
  }

  private InputDatasetInputFacets measured(RunState state) {
    long records = state.counts().consumed();
    InputDatasetInputFacetsBuilder all =
        facets
            .newInputDatasetInputFacetsBuilder()
            .inputStatistics(facets.newInputStatisticsInputDatasetFacet(records, null, null));
    if (!contract.isAggregate() && !state.rules().isEmpty()) {
      RuleOutcomes outcomes = new RuleOutcomes(facets);
      all.dataQualityAssertions(outcomes.assertions(state.rules()));
      all.dataQualityMetrics(outcomes.metrics(records, state.rules()));
    }
    return all.build();
  }

  /** The keyspace of another product is taken to be that of its domain, as contracts have it. */
  private InputDataset port(InputPort port) {
    DatasetFacets facetsOfTable =
        description
            .table(servers.cassandra(), port.table().columns(), port.table().description())
            .build();
    return table(port.domain() + "." + port.table().name(), facetsOfTable);
  }

  private InputDataset table(String name, DatasetFacets facetsOfTable) {
    return facets.newInputDataset(servers.cassandra(), name, facetsOfTable, null);
  }
}
