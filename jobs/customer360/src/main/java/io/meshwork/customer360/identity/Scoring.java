package io.meshwork.customer360.identity;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Makes links of the pairs that are likely enough of one person. The weight of a comparison is
 * log2(m / u) (Fellegi and Sunter 1969); where a term is shared, its own frequency takes the place
 * of u (Splink's term-frequency adjustment, after Winkler 2000).
 */
final class Scoring implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Comparison[] COMPARISONS = Comparison.values();

  private final Weights weights;
  private final Terms terms;
  private final double threshold;

  /**
   * @param threshold smallest posterior probability at which two records are linked
   */
  Scoring(LinkageModel model, double threshold) {
    this.weights = model.weights();
    this.terms = model.terms();
    this.threshold = threshold;
  }

  /** The two ends of the pair's link, rows of {@link Clustering#SCHEMA}; nothing if it is none. */
  Stream<Row> link(Pair pair) {
    // Of strangers in a block nothing personal agrees as a rule; the rest needn't be compared.
    if (!Pattern.isPersonal(pair.left(), pair.right())) {
      return Stream.empty();
    }
    int pattern = Pattern.of(pair.left(), pair.right());
    double weight = 0;
    for (Comparison comparison : COMPARISONS) {
      weight += weight(comparison, pattern, pair);
    }
    double probability = Weights.posterior(weights.prior(), weight * Math.log(2));
    if (probability < threshold) {
      return Stream.empty();
    }
    Row[] evidence = evidence(pattern, pair);
    String left = pair.left().id();
    String right = pair.right().id();
    return Stream.of(
        RowFactory.create(left, right, right, probability, weight, evidence),
        RowFactory.create(right, left, left, probability, weight, evidence));
  }

  private Row[] evidence(int pattern, Pair pair) {
    List<Row> evidence = new ArrayList<>();
    for (Comparison comparison : COMPARISONS) {
      int level = Pattern.level(pattern, comparison);
      if (level > 0) {
        String name = comparison.levels().get(level - 1).name();
        double weight = weight(comparison, pattern, pair);
        evidence.add(RowFactory.create(comparison.toString(), name, weight));
      }
    }
    return evidence.toArray(Row[]::new);
  }

  private double weight(Comparison comparison, int pattern, Pair pair) {
    int level = Pattern.level(pattern, comparison);
    if (level == 0) {
      return 0;
    }
    double average = weights.chance(comparison, level);
    String term = comparison.term(pair.left());
    double chance =
        term != null && term.equals(comparison.term(pair.right()))
            ? terms.chance(comparison, term, average)
            : average;
    return Weights.bits(weights.match(comparison, level) / chance);
  }
}
