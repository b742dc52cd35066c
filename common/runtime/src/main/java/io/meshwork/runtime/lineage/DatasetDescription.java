package io.meshwork.runtime.lineage;

import io.meshwork.contract.Field;
import io.meshwork.contract.FieldType;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.DatasetFacetsBuilder;
import io.openlineage.client.OpenLineage.SchemaDatasetFacet;
import java.net.URI;
import java.util.List;
import java.util.function.Function;

/** The facets that every dataset has: where it is, its schema, what it means. */
final class DatasetDescription {
  private final OpenLineage facets;

  DatasetDescription(OpenLineage facets) {
    this.facets = facets;
  }

  DatasetFacetsBuilder topic(String server, List<Field> fields) {
    return in(server).schema(schema(fields, FieldType::spark));
  }

  DatasetFacetsBuilder table(String server, List<Field> columns, String description) {
    DatasetFacetsBuilder all = in(server).schema(schema(columns, FieldType::cql));
    return description.isEmpty()
        ? all
        : all.documentation(facets.newDocumentationDatasetFacet(description, "text/plain"));
  }

  DatasetFacetsBuilder in(String server) {
    return facets
        .newDatasetFacetsBuilder()
        .dataSource(facets.newDatasourceDatasetFacet(server, URI.create(server)));
  }

  private SchemaDatasetFacet schema(List<Field> fields, Function<FieldType, String> type) {
    return facets.newSchemaDatasetFacet(
        fields.stream()
            .map(
                field ->
                    facets
                        .newSchemaDatasetFacetFieldsBuilder()
                        .name(field.name())
                        .type(type.apply(field.type()))
                        .description(field.description().isEmpty() ? null : field.description())
                        .build())
            .toList());
  }
}
