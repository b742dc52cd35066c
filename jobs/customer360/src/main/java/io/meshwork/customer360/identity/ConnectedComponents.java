package io.meshwork.customer360.identity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Connected components by alternating large-star and small-star (Kiveris and others, "Connected
 * Components in MapReduce and Beyond", 2014): in O(log² n) rounds, the lineage cut after each.
 */
final class ConnectedComponents {
  private static final Column NODE = col("node");
  private static final Column ROOT = col("root");
  private static final Column LEAST = col("least");

  private ConnectedComponents() {}

  /**
   * For each node of an edge but the least of its component: {@code node}, and {@code root}, that
   * least one.
   *
   * @param edges {@code left_id}, {@code right_id}, in either direction, as often as you like
   */
  static Dataset<Row> of(Dataset<Row> edges) {
    Dataset<Row> stars = edges.select(col("left_id").as("node"), col("right_id").as("root"));
    Row before = null;
    while (true) {
      stars = smallStar(largeStar(stars)).localCheckpoint(false);
      Row now = fingerprint(stars);
      if (now.equals(before)) {
        return stars;
      }
      before = now;
    }
  }

  /** Joins each greater neighbour of a node to the least of all its neighbours and itself. */
  private static Dataset<Row> largeStar(Dataset<Row> edges) {
    Dataset<Row> both = edges.union(edges.select(ROOT, NODE)).toDF("node", "root");
    return both.select(NODE, ROOT, leastNeighbour())
        .where(ROOT.gt(NODE))
        .select(ROOT.as("node"), least(NODE, LEAST).as("root"));
  }

  /** Joins a node and its lesser neighbours to the least of them. */
  private static Dataset<Row> smallStar(Dataset<Row> edges) {
    Dataset<Row> down =
        edges
            .select(greatest(NODE, ROOT).as("node"), least(NODE, ROOT).as("root"))
            .select(NODE, ROOT, leastNeighbour());
    Dataset<Row> neighbours = down.where(ROOT.gt(LEAST)).select(ROOT.as("node"), LEAST.as("root"));
    Dataset<Row> nodes = down.select(NODE, LEAST.as("root"));
    return neighbours.union(nodes).distinct();
  }

  private static Column leastNeighbour() {
    return min(ROOT).over(Window.partitionBy(NODE)).as("least");
  }

  private static Row fingerprint(Dataset<Row> edges) {
    return edges.agg(count(lit(1)), expr("bit_xor(xxhash64(node, root))")).head();
  }
}
