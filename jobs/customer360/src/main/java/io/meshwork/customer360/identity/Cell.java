package io.meshwork.customer360.identity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A cell of the histogram of patterns.
 *
 * @param group the number of a {@link BlockingKey}: the pairs that share it; {@link Sampling#KEY}:
 *     the random pairs; {@link #CANDIDATES}: all that share a blocking key
 * @param pattern as {@link Pattern} makes it
 */
record Cell(int group, int pattern, long pairs) {
  static final int CANDIDATES = Sampling.KEY + 1;

  /** The bits of {@code shared} that make two records candidates. */
  static final int BLOCKED = (1 << Sampling.KEY) - 1;

  /**
   * The histogram of pairs of {@link PairFinder}, in a fixed order. There are no more cells than
   * groups times the combinations of levels, however many pairs.
   */
  static List<Cell> histogram(Dataset<Row> pairs) {
    Column groups =
        expr(
            String.format(
                "filter(sequence(0, %1$d), i -> if(i = %1$d, (shared & %2$d) != 0, getbit(shared, i) = 1))",
                CANDIDATES, BLOCKED));
    return pairs
        .groupBy("shared", "pattern")
        .agg(count(lit(1)).as("pairs"))
        .select(explode(groups).as("group"), col("pattern"), col("pairs"))
        .groupBy("group", "pattern")
        .agg(sum("pairs"))
        .collectAsList()
        .stream()
        .map(row -> new Cell(row.getInt(0), row.getInt(1), row.getLong(2)))
        .sorted(Comparator.comparingInt(Cell::group).thenComparingInt(Cell::pattern))
        .toList();
  }

  /** Whether the comparison has something to say of these pairs that their block hasn't. */
  boolean informs(Comparison comparison) {
    return Pattern.level(pattern, comparison) > 0
        && (group >= Sampling.KEY || !BlockingKey.values()[group].fixes(comparison));
  }
}
