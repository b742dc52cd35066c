package io.meshwork.customer360.profile;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log1p;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import org.apache.spark.ml.clustering.KMeans;
import org.apache.spark.ml.clustering.KMeansModel;
import org.apache.spark.ml.feature.StandardScaler;
import org.apache.spark.ml.feature.StandardScalerModel;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Groups of customers who buy alike: k-means over {@link Rfm}, each variable brought to one scale,
 * as Chen, Sain and Guo (2012) found their five. Other than there, frequency and monetary value go
 * in as logarithms, so that a few large customers don't make groups of their own. Of a given
 * segmentation the group of a customer depends on nobody else.
 *
 * @param scales what each variable is divided by
 * @param centres of the groups, on those scales; the most valuable first
 */
record Segmentation(double[] scales, double[][] centres) implements Serializable {
  static final int GROUPS = 5;

  /** That of the paper's shop. What is much in another currency nobody has said. */
  static final String CURRENCY = "GBP";

  /**
   * Five groups such as the paper tells of, until a shop has found its own: bought much and just
   * now, well and just now, little and months ago, once just now, once long ago.
   */
  static Segmentation typical() {
    double[] scales = {3.5, 0.7, 1.2};
    double[][] centres = {
      features(0, 12, 6000),
      features(1, 5, 1800),
      features(5, 2, 500),
      features(1, 1, 350),
      features(9, 1, 250)
    };
    return of(scales, centres);
  }

  /**
   * Finds groups anew, which runs Spark jobs.
   *
   * @param rfm {@code recency}, {@code frequency} and {@code monetary} of each customer
   */
  static Segmentation fit(Dataset<Row> rfm, int groups, long seed) {
    Dataset<Row> features =
        rfm.select(
            col("recency").cast("double").as("recency"),
            log1p(col("frequency")).as("frequency"),
            log1p(greatest(col("monetary").cast("double"), lit(0))).as("monetary"));
    String[] names = {"recency", "frequency", "monetary"};
    Dataset<Row> vectors =
        new VectorAssembler().setInputCols(names).setOutputCol("raw").transform(features);
    StandardScalerModel scaler =
        new StandardScaler().setInputCol("raw").setOutputCol("features").fit(vectors);
    KMeansModel found = new KMeans().setK(groups).setSeed(seed).fit(scaler.transform(vectors));
    double[] scales = Arrays.stream(scaler.std().toArray()).map(s -> s == 0 ? 1 : s).toArray();
    double[][] centres =
        Arrays.stream(found.clusterCenters()).map(Vector::toArray).toArray(double[][]::new);
    return ranked(scales, centres);
  }

  /** 1 for the group that is worth most, and on. */
  int of(Rfm rfm) {
    double[] at = scaled(features(rfm.recency(), rfm.frequency(), rfm.monetary().doubleValue()));
    int nearest = 0;
    for (int i = 1; i < centres.length; i++) {
      if (distance(at, centres[i]) < distance(at, centres[nearest])) {
        nearest = i;
      }
    }
    return nearest + 1;
  }

  private static Segmentation of(double[] scales, double[][] centres) {
    Segmentation unscaled = new Segmentation(scales, centres);
    return ranked(scales, Arrays.stream(centres).map(unscaled::scaled).toArray(double[][]::new));
  }

  private static Segmentation ranked(double[] scales, double[][] centres) {
    double[][] ranked = centres.clone();
    Arrays.sort(ranked, Comparator.comparingDouble((double[] centre) -> centre[2]).reversed());
    return new Segmentation(scales, ranked);
  }

  private static double[] features(double recency, double frequency, double monetary) {
    return new double[] {recency, Math.log1p(frequency), Math.log1p(Math.max(monetary, 0))};
  }

  private double[] scaled(double[] features) {
    double[] scaled = features.clone();
    Arrays.setAll(scaled, i -> features[i] / scales[i]);
    return scaled;
  }

  private static double distance(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (one[i] - other[i]) * (one[i] - other[i]);
    }
    return sum;
  }
}
