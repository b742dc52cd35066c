package io.meshwork.runtime.lineage;

import io.meshwork.contract.DataContract;
import io.meshwork.contract.Field;
import io.meshwork.contract.Table;
import io.meshwork.contract.TimeBucket;
import io.meshwork.runtime.batch.Product;
import io.meshwork.runtime.shape.Transform;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.ColumnLineageDatasetFacet;
import io.openlineage.client.OpenLineage.ColumnLineageDatasetFacetFieldsAdditional;
import io.openlineage.client.OpenLineage.ColumnLineageDatasetFacetFieldsBuilder;
import io.openlineage.client.OpenLineage.InputField;
import java.util.List;
import java.util.Optional;

/**
 * Which field of the topic a column comes from. That is known where records land as they come; what
 * a domain's code makes of them, it alone knows.
 */
final class ColumnSources {
  private final OpenLineage facets;
  private final Product product;
  private final DataContract contract;
  private final Servers servers;

  ColumnSources(OpenLineage facets, Product product, Servers servers) {
    this.facets = facets;
    this.product = product;
    this.contract = product.contract();
    this.servers = servers;
  }

  Optional<ColumnLineageDatasetFacet> of(Table table) {
    if (table.kind() != Table.Kind.LANDED || !product.transform().equals(Transform.none())) {
      return Optional.empty();
    }
    ColumnLineageDatasetFacetFieldsBuilder columns =
        facets.newColumnLineageDatasetFacetFieldsBuilder();
    table.columns().forEach(column -> columns.put(column.name(), of(column)));
    return Optional.of(
        facets.newColumnLineageDatasetFacetBuilder().fields(columns.build()).build());
  }

  private ColumnLineageDatasetFacetFieldsAdditional of(Field column) {
    String field = column.timeBucket().map(TimeBucket::of).orElse(column.name());
    String how = column.timeBucket().isPresent() ? "TRANSFORMATION" : "IDENTITY";
    InputField source =
        facets
            .newInputFieldBuilder()
            .namespace(servers.kafka())
            .name(contract.input().name())
            .field(field)
            .transformations(
                List.of(facets.newInputFieldTransformations("DIRECT", how, null, false)))
            .build();
    return facets
        .newColumnLineageDatasetFacetFieldsAdditionalBuilder()
        .inputFields(List.of(source))
        .build();
  }
}
