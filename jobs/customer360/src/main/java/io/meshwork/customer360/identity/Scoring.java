package io.meshwork.customer360.identity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Makes links of the pairs that are likely enough of one person. The weight of a comparison is
 * log2(m / u) (Fellegi and Sunter 1969); where a term is shared, its own frequency takes the place
 * of u (Splink's term-frequency adjustment, after Winkler 2000).
 */
final class Scoring implements FlatMapFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  /** Weights are in bits. */
  static final StructType SCHEMA =
      StructType.fromDDL(
          "left_id string, right_id string, probability double, weight double, "
              + "evidence array<struct<comparison: string, level: string, weight: double>>");

  private final Weights weights;
  private final long records;
  private final double threshold;

  Scoring(Weights weights, long records, double threshold) {
    this.weights = weights;
    this.records = records;
    this.threshold = threshold;
  }

  /** The link of a pair of {@link PairFinder}, or nothing. */
  @Override
  public Iterator<Row> call(Row pair) {
    int pattern = pair.getAs("pattern");
    if (!Pattern.personal(pattern)) {
      return Collections.emptyIterator();
    }
    List<Row> evidence = evidence(pattern, pair.getList(pair.fieldIndex("sharing")));
    double weight = evidence.stream().mapToDouble(part -> part.getDouble(2)).sum();
    double probability = Weights.posterior(weights.prior(), weight * Math.log(2));
    if (probability < threshold) {
      return Collections.emptyIterator();
    }
    Row link =
        RowFactory.create(
            pair.getString(0),
            pair.getString(1),
            probability,
            weight,
            evidence.toArray(Row[]::new));
    return List.of(link).iterator();
  }

  private List<Row> evidence(int pattern, List<Long> sharing) {
    List<Row> evidence = new ArrayList<>();
    for (Comparison comparison : Comparison.values()) {
      int level = Pattern.level(pattern, comparison);
      if (level > 0) {
        String name = comparison.levels().get(level - 1).name();
        double weight = weight(comparison, level, sharing.get(comparison.ordinal()));
        evidence.add(RowFactory.create(comparison.toString(), name, weight));
      }
    }
    return evidence;
  }

  private double weight(Comparison comparison, int level, long sharing) {
    double average = weights.chance(comparison, level);
    double chance = sharing == 0 ? average : Terms.chance(sharing, records, average);
    return Weights.bits(weights.match(comparison, level) / chance);
  }
}
