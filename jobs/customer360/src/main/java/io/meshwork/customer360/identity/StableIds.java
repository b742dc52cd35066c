package io.meshwork.customer360.identity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Names clusters by what is in them alone. Every record has an id of its own, a hash of its record
 * id; a cluster is called as its founder, the record that was created first, of several the one
 * with the least record id. The own ids of the other members are redirected to it.
 *
 * <p>So the names are the same in whatever order records came in, and need no memory. A cluster
 * keeps its id when younger records join it. Where two merge, that of the younger founder is
 * redirected. Where one splits, the part with the founder keeps the id, and the own id of the other
 * part's founder, redirected before, names a cluster again: whoever has kept a redirect must look
 * it up anew. A cluster whose founder is erased, or that an older record joins, gets another id.
 */
public final class StableIds {
  static final String OWN = "own_id";
  static final String CLUSTER = "cluster_id";

  private static final String CREATED = Standardisation.CREATED;
  private static final int LENGTH = 32;

  private StableIds() {}

  /** The own id of a record: the first 32 hexadecimal digits of the SHA-256 of its record id. */
  public static Column own(Column recordId) {
    return substring(sha2(recordId.cast("binary"), 256), 1, LENGTH);
  }

  /**
   * Adds {@code own_id} and {@code cluster_id}.
   *
   * @param clusters {@code record_id}, {@code created_at}, and {@code root}, which the records of a
   *     cluster have in common; a record of which nobody knows when it was created counts as
   *     younger than all others
   */
  static Dataset<Row> of(Dataset<Row> clusters) {
    Column age = struct(col(CREATED).isNull(), col(CREATED), col(Standardisation.ID).as("id"));
    Column founder = min(age).over(Window.partitionBy("root")).getField("id");
    return clusters.select(
        col("*"), own(col(Standardisation.ID)).as(OWN), own(founder).as(CLUSTER));
  }
}
