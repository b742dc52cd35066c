package io.meshwork.customer360.identity;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * What is known of people in general, apart from the two records at hand. By a fixed model the
 * decision about a pair depends on the pair alone, so that more records change no link.
 *
 * @param weights how often records agree
 * @param terms how many records had each frequent term
 * @param common blocks (hashes of {@link BlockingKey}) that were too large to compare all their
 *     pairs: to share one of them is no reason to compare two records
 */
record LinkageModel(Weights weights, Terms terms, Set<Long> common) implements Serializable {

  /** Before any record is seen. */
  static LinkageModel expected() {
    return new LinkageModel(Weights.expected(), Terms.none(), Set.of());
  }

  /** The links among pairs of {@link PairFinder}, random pairs left out. */
  Dataset<Row> links(Dataset<Row> pairs, double threshold) {
    return pairs
        .where(col("shared").bitwiseAND(Cell.BLOCKED).notEqual(0))
        .flatMap(new Scoring(weights, terms.records(), threshold), Encoders.row(Scoring.SCHEMA));
  }
}
