package io.meshwork.customer360.identity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Names clusters so that a name lasts. A known cluster is where most of its records are now, of as
 * many in the cluster with the least root; a cluster is called as the known one that brings most
 * records, of as many the one with the least id; the others that came there are redirected. A
 * cluster where no known one is gets an id that none has.
 */
final class StableIds {
  private static final int LENGTH = 32;
  private static final String ROOT = "root";
  private static final String KNOWN = "known_id";
  private static final String CLUSTER = "cluster_id";

  private final Dataset<Row> clusters;
  private final Dataset<Row> known;
  private final Dataset<Row> homes;

  private StableIds(Dataset<Row> clusters, Dataset<Row> known) {
    this.clusters = clusters;
    this.known = known;
    this.homes = homes().localCheckpoint(false);
  }

  /**
   * Of the clusters as they are, {@code record_id} and {@code root}, and as they were known, {@code
   * record_id} and {@code cluster_id}.
   */
  static StableIds of(Dataset<Row> clusters, Dataset<Row> known) {
    Dataset<Row> before =
        known.select(
            col(Standardisation.ID).cast("string").as(Standardisation.ID),
            col(CLUSTER).cast("string").as(KNOWN));
    return new StableIds(clusters, before);
  }

  /** {@code root} and {@code cluster_id}, for each cluster. */
  Dataset<Row> ids() {
    Column prefix = substring(sha2(col(ROOT), 256), 1, LENGTH);
    Column fresh =
        when(col("taken").isNull(), prefix)
            .otherwise(concat(prefix, lit("-"), col("taken").plus(1)));
    return clusters
        .select(ROOT)
        .distinct()
        .join(survivors(), new String[] {ROOT}, "left")
        .join(taken(), prefix.equalTo(col("prefix")), "left")
        .select(col(ROOT), coalesce(col(CLUSTER), fresh).as(CLUSTER));
  }

  /** {@code cluster_id}, of a known cluster, and {@code merged_into}. */
  Dataset<Row> redirects() {
    return homes
        .join(survivors(), ROOT)
        .where(col(KNOWN).notEqual(col(CLUSTER)))
        .select(col(KNOWN).as(CLUSTER), col(CLUSTER).as("merged_into"));
  }

  /** Where each known cluster is: {@code known_id}, {@code root}, and {@code fewer}, -records. */
  private Dataset<Row> homes() {
    return clusters
        .join(known, Standardisation.ID)
        .groupBy(KNOWN, ROOT)
        .agg(count(lit(1)).multiply(-1).as("fewer"))
        .groupBy(KNOWN)
        .agg(min(struct("fewer", ROOT)).as("home"))
        .select(col(KNOWN), col("home.root"), col("home.fewer"));
  }

  private Dataset<Row> survivors() {
    return homes
        .groupBy(ROOT)
        .agg(min(struct("fewer", KNOWN)).as("first"))
        .select(col(ROOT), col("first." + KNOWN).as(CLUSTER));
  }

  /** How often an id of each root was given: 0 for the first, then the number at its end. */
  private Dataset<Row> taken() {
    Column number = substring(col(KNOWN), LENGTH + 2, LENGTH).cast("int");
    return known
        .groupBy(substring(col(KNOWN), 1, LENGTH).as("prefix"))
        .agg(max(coalesce(number, lit(0))).as("taken"));
  }
}
