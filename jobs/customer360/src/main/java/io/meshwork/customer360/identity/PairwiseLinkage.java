package io.meshwork.customer360.identity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Links records by a fixed model: two that share a block are linked or not whatever other records
 * there are, so any set of whole clusters can be linked by itself. Runs no Spark job.
 */
final class PairwiseLinkage {
  private final LinkageModel model;
  private final LinkageParameters parameters;

  PairwiseLinkage(LinkageModel model, LinkageParameters parameters) {
    this.model = model;
    this.parameters = parameters;
  }

  /** {@link Linkage#members} of records as {@link RecordLinkage#link} takes them. */
  Dataset<Row> members(Dataset<Row> records) {
    return membersOf(keyed(records));
  }

  /** The same of {@link #keyed} records, which are used twice. */
  Dataset<Row> membersOf(Dataset<Row> keyed) {
    Column id = col(Standardisation.ID);
    Dataset<Row> clusters =
        keyed
            .select(id, col(Standardisation.CREATED))
            .join(clustered(keyed), id.equalTo(col(Clustering.NODE)), "left")
            .withColumn(Clustering.ROOT, coalesce(col(Clustering.ROOT), id));
    return StableIds.of(clusters)
        .select(
            Standardisation.ID,
            StableIds.OWN,
            StableIds.CLUSTER,
            "linked_to",
            "probability",
            "weight",
            "evidence");
  }

  /** Records in their standard form, with their blocks: {@link Blocks#keyed}. */
  Dataset<Row> keyed(Dataset<Row> records) {
    return Blocks.keyed(Standardisation.of(records, parameters.region()), model.common());
  }

  private Dataset<Row> clustered(Dataset<Row> keyed) {
    PairFinder finder = PairFinder.of(Integer.MAX_VALUE, model.terms(), keyed.sparkSession());
    Dataset<Row> pairs = Blocks.of(keyed).mapPartitions(finder, Encoders.row(PairFinder.SCHEMA));
    return model
        .links(pairs, parameters.threshold())
        .repartition(1)
        .mapPartitions(new Clustering(), Encoders.row(Clustering.SCHEMA));
  }
}
