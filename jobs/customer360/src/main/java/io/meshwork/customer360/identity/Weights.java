package io.meshwork.customer360.identity;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * What is known of the levels: the probabilities m and u of Fellegi and Sunter (1969).
 *
 * @param match by comparison and level (from 1): how often two records of one person are at it
 * @param chance the same of two people
 * @param prior the probability that two records drawn at random are of one person
 */
record Weights(double[][] match, double[][] chance, double prior) implements Serializable {
  private static final StructType TABLE =
      StructType.fromDDL(
          "comparison string, level string, match double, chance double, weight double");

  /** Before any record is seen. The prior is the default of Splink. */
  static Weights expected() {
    Comparison[] comparisons = Comparison.values();
    double[][] match = new double[comparisons.length][];
    double[][] chance = new double[comparisons.length][];
    for (Comparison comparison : comparisons) {
      int i = comparison.ordinal();
      match[i] = comparison.levels().stream().mapToDouble(Level::match).toArray();
      chance[i] = comparison.levels().stream().mapToDouble(Level::chance).toArray();
    }
    return new Weights(match, chance, 1e-4);
  }

  double match(Comparison comparison, int level) {
    return match[comparison.ordinal()][level - 1];
  }

  double chance(Comparison comparison, int level) {
    return chance[comparison.ordinal()][level - 1];
  }

  /**
   * The probability that a pair is of one person, by the natural logarithm of what speaks for it.
   */
  static double posterior(double prior, double evidence) {
    return 1 / (1 + (1 - prior) / prior * Math.exp(-evidence));
  }

  /** The table of {@link Linkage#weights}. */
  Dataset<Row> table(SparkSession spark) {
    List<Row> rows = new ArrayList<>();
    for (Comparison comparison : Comparison.values()) {
      for (int level = 1; level <= comparison.levels().size(); level++) {
        double m = match(comparison, level);
        double u = chance(comparison, level);
        String name = comparison.levels().get(level - 1).name();
        rows.add(RowFactory.create(comparison.toString(), name, m, u, bits(m / u)));
      }
    }
    return spark.createDataFrame(rows, TABLE);
  }

  /** The weight of a ratio of m to u. */
  static double bits(double ratio) {
    return Math.log(ratio) / Math.log(2);
  }
}
