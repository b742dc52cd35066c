package io.meshwork.customer360.identity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Finds the records of one person: standard forms, blocking, a Fellegi-Sunter score for each pair
 * that shares a block, clusters by connected components, ids that last.
 */
public final class RecordLinkage {
  private final LinkageParameters parameters;

  private RecordLinkage(LinkageParameters parameters) {
    this.parameters = parameters;
  }

  public static RecordLinkage of(LinkageParameters parameters) {
    return new RecordLinkage(parameters);
  }

  /**
   * Links records, with what they themselves say about how often people agree. The same records
   * give the same linkage, however they are ordered and partitioned.
   *
   * @param records {@code record_id}, unique and never null; and as far as there are {@code
   *     created_at}, {@code given_name}, {@code surname}, {@code street_number}, {@code address_1},
   *     {@code address_2}, {@code suburb}, {@code postcode}, {@code date_of_birth} (a date, or text
   *     with the year first), {@code soc_sec_id}, {@code phone}, {@code email}. Others aren't
   *     looked at; {@code state} would only say again what the postcode does. A record with nothing
   *     to link on is a cluster of its own
   */
  public Linkage link(Dataset<Row> records) {
    Candidates candidates = candidates(records);
    LinkageModel model = candidates.model();
    Dataset<Row> links =
        model.links(candidates.pairs(), parameters.threshold()).localCheckpoint(false);
    return new Linkage(
        members(StableIds.of(clusters(candidates.standard(), links)), links),
        named(candidates.oversized()),
        model.weights().table(records.sparkSession()));
  }

  /** What {@link #link} learns of the records, for linking others by it. */
  LinkageModel fit(Dataset<Row> records) {
    return candidates(records).model();
  }

  private Candidates candidates(Dataset<Row> records) {
    Dataset<Row> standard = Standardisation.of(records, parameters.region()).localCheckpoint(false);
    long count = standard.count();
    Dataset<Row> keyed = Blocks.keyed(standard);
    Dataset<Row> oversized = Blocks.oversized(keyed, parameters.blockSize()).localCheckpoint(false);
    Terms terms = Terms.of(keyed, count);
    Dataset<Row> pairs =
        Blocks.of(keyed, oversized, Sampling.of(count, parameters))
            .mapPartitions(
                PairFinder.of(parameters.blockSize(), terms, keyed.sparkSession()),
                Encoders.row(PairFinder.SCHEMA))
            .localCheckpoint(false);
    return new Candidates(standard, oversized, terms, pairs);
  }

  /** All that is worth comparing, on local checkpoints. */
  private record Candidates(
      Dataset<Row> standard, Dataset<Row> oversized, Terms terms, Dataset<Row> pairs) {

    LinkageModel model() {
      Weights weights = ExpectationMaximisation.fit(Cell.histogram(pairs), terms.records());
      Set<Long> common =
          oversized.select(Blocks.BLOCK).as(Encoders.LONG()).collectAsList().stream()
              .collect(Collectors.toUnmodifiableSet());
      return new LinkageModel(weights, terms, common);
    }
  }

  private static Dataset<Row> clusters(Dataset<Row> standard, Dataset<Row> links) {
    Column id = col(Standardisation.ID);
    return standard
        .join(ConnectedComponents.of(links), id.equalTo(col("node")), "left")
        .select(id, col(Standardisation.CREATED), coalesce(col("root"), id).as("root"));
  }

  private static Dataset<Row> members(Dataset<Row> named, Dataset<Row> links) {
    Dataset<Row> strongest =
        ends(links, "left_id", "right_id")
            .union(ends(links, "right_id", "left_id"))
            .groupBy(Standardisation.ID)
            .agg(max("link").as("link"));
    return named
        .join(strongest, new String[] {Standardisation.ID}, "left")
        .select(
            col(Standardisation.ID),
            col(StableIds.OWN),
            col(StableIds.CLUSTER),
            col("link.linked_to"),
            col("link.probability"),
            col("link.weight"),
            col("link.evidence"))
        .localCheckpoint(false);
  }

  /** Each link at one of its ends; the first of the struct's fields says which is the strongest. */
  private static Dataset<Row> ends(Dataset<Row> links, String end, String other) {
    Column link =
        struct(col("weight"), col(other).as("linked_to"), col("probability"), col("evidence"));
    return links.select(col(end).as(Standardisation.ID), link.as("link"));
  }

  private static Dataset<Row> named(Dataset<Row> oversized) {
    String[] names =
        Arrays.stream(BlockingKey.values()).map(BlockingKey::toString).toArray(String[]::new);
    return oversized.select(
        element_at(lit(names), col(Blocks.KEY).plus(1)).as("blocking_key"), col(Blocks.RECORDS));
  }
}
