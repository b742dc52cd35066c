package io.meshwork.customer360.identity;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Which records are of one person. The datasets stand on local checkpoints, so that they end with
 * the application, and each is computed when it is used.
 *
 * @param members for each record {@code record_id}, {@code cluster_id}, and of its strongest link
 *     {@code linked_to} (a record id), {@code probability}, {@code weight} (bits) and {@code
 *     evidence} (comparison, level of agreement and weight of each; no values), null for a record
 *     that is a cluster of its own
 * @param redirects {@code cluster_id} of a known cluster that is no more, and {@code merged_into}.
 *     An id that has members again, after a split, is redirected no longer, whatever was said
 *     before
 * @param oversized {@code blocking_key} and {@code records} of each block in which not all pairs
 *     were compared, but only near ones
 * @param weights {@code comparison}, {@code level}, {@code match} (m), {@code chance} (u) and
 *     {@code weight}, as estimated
 */
public record Linkage(
    Dataset<Row> members, Dataset<Row> redirects, Dataset<Row> oversized, Dataset<Row> weights) {}
