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
  /** A wrong link shows one person the data of another, and a missed one only repeats a letter. */
  private static final double THRESHOLD = 0.9;

  private final LinkageModel model;

  PairwiseLinkage(LinkageModel model) {
    this.model = model;
  }

  LinkageModel model() {
    return model;
  }

  /**
   * For each record {@code record_id}, {@code own_id} and {@code cluster_id} ({@link StableIds}),
   * and of its strongest link {@code linked_to} (a record id), {@code probability}, {@code weight}
   * (bits) and {@code evidence} (comparison, level of agreement and weight of each; no values),
   * null for a record that is a cluster of its own.
   *
   * @param records as {@link Estimation#model} takes them, and {@code created_at} if there is one.
   *     A record with nothing to link on is a cluster of its own
   */
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
    return Blocks.keyed(Standardisation.of(records, model.region()), model.common());
  }

  /** What goes to the one task that sees all is a row for each linked record of each partition. */
  private Dataset<Row> clustered(Dataset<Row> keyed) {
    Linking linking = Linking.by(new Scoring(model, THRESHOLD), keyed.sparkSession());
    return Blocks.of(keyed)
        .mapPartitions(linking, Encoders.row(Clustering.SCHEMA))
        .repartition(1)
        .mapPartitions(new Clustering(), Encoders.row(Clustering.SCHEMA));
  }
}
