package io.meshwork.customer360.identity;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * The clusters of links that one task sees whole, by union-find (Tarjan 1975). It takes both ends
 * of each link, or clusters that it has found before, so those of parts can be put together. It
 * keeps one link for each linked record in memory: some hundred bytes each.
 */
final class Clustering implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  static final String NODE = "node";
  static final String ROOT = "root";

  /**
   * A linked record, another one of its cluster, and one of its links. In what goes out there is
   * one row for each record, its other one is the least of the cluster, and its link the strongest.
   */
  static final StructType SCHEMA =
      StructType.fromDDL(
          "node string, root string, linked_to string, probability double, weight double, "
              + "evidence array<struct<comparison: string, level: string, weight: double>>");

  @Override
  public Iterator<Row> call(Iterator<Row> links) {
    Map<String, String> parents = new HashMap<>();
    Map<String, Row> strongest = new HashMap<>();
    while (links.hasNext()) {
      Row link = links.next();
      join(parents, link.getString(0), link.getString(1));
      strongest.merge(link.getString(0), link, Clustering::stronger);
    }
    return strongest.values().stream().map(link -> clustered(parents, link)).iterator();
  }

  private static void join(Map<String, String> parents, String left, String right) {
    String one = root(parents, left);
    String other = root(parents, right);
    parents.put(one.compareTo(other) > 0 ? one : other, one.compareTo(other) > 0 ? other : one);
  }

  /** Halves the way on each search. */
  private static String root(Map<String, String> parents, String node) {
    String at = node;
    String parent = parents.getOrDefault(at, at);
    while (!parent.equals(at)) {
      String grandparent = parents.getOrDefault(parent, parent);
      parents.put(at, grandparent);
      at = grandparent;
      parent = parents.getOrDefault(at, at);
    }
    return at;
  }

  private static Row stronger(Row left, Row right) {
    int byWeight = Double.compare(left.getDouble(4), right.getDouble(4));
    int order = byWeight == 0 ? left.getString(2).compareTo(right.getString(2)) : byWeight;
    return order > 0 ? left : right;
  }

  private static Row clustered(Map<String, String> parents, Row link) {
    return RowFactory.create(
        link.get(0),
        root(parents, link.getString(0)),
        link.get(2),
        link.get(3),
        link.get(4),
        link.get(5));
  }
}
