package io.meshwork.customer360.identity;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Which records are of one person. The datasets stand on local checkpoints, so that they end with
 * the application, and each is computed when it is used.
 *
 * @param members for each record {@code record_id}, {@code own_id} and {@code cluster_id} ({@link
 *     StableIds}), and of its strongest link {@code linked_to} (a record id), {@code probability},
 *     {@code weight} (bits) and {@code evidence} (comparison, level of agreement and weight of
 *     each; no values), null for a record that is a cluster of its own
 * @param oversized {@code blocking_key} and {@code records} of each block in which not all pairs
 *     were compared, but only near ones
 * @param weights {@code comparison}, {@code level}, {@code match} (m), {@code chance} (u) and
 *     {@code weight}, as estimated
 */
public record Linkage(Dataset<Row> members, Dataset<Row> oversized, Dataset<Row> weights) {

  /**
   * {@code cluster_id}, the own id of a record that isn't its cluster's, and {@code merged_into}.
   */
  public Dataset<Row> redirects() {
    return members
        .where(col(StableIds.OWN).notEqual(col(StableIds.CLUSTER)))
        .select(col(StableIds.OWN).as(StableIds.CLUSTER), col(StableIds.CLUSTER).as("merged_into"));
  }
}
