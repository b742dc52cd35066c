package io.meshwork.customer360.identity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;

import java.util.Arrays;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
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
   * Links records. The same records and known clusters give the same linkage, however they are
   * ordered and partitioned.
   *
   * @param records {@code record_id}, unique and never null; and as far as there are {@code
   *     given_name}, {@code surname}, {@code street_number}, {@code address_1}, {@code address_2},
   *     {@code suburb}, {@code postcode}, {@code date_of_birth} (a date, or text with the year
   *     first), {@code soc_sec_id}, {@code phone}, {@code email}. Others aren't looked at; {@code
   *     state} would only say again what the postcode does. A record with nothing to link on is a
   *     cluster of its own
   * @param known {@code record_id}, unique, and {@code cluster_id}, as the last linkage had them;
   *     records that are no more do no harm
   */
  public Linkage link(Dataset<Row> records, Dataset<Row> known) {
    Dataset<Row> standard = Standardisation.of(records, parameters.region()).localCheckpoint(false);
    long count = standard.count();
    Dataset<Row> keyed = Blocks.keyed(standard);
    Dataset<Row> oversized = Blocks.oversized(keyed, parameters.blockSize()).localCheckpoint(false);
    Dataset<Row> pairs = pairs(keyed, oversized, count).localCheckpoint(false);
    Weights weights = ExpectationMaximisation.fit(Cell.histogram(pairs), count);
    Dataset<Row> links = links(pairs, weights, count).localCheckpoint(false);
    Dataset<Row> clusters = clusters(standard, links);
    StableIds ids = StableIds.of(clusters, known);
    return new Linkage(
        members(clusters, ids.ids(), links),
        ids.redirects(),
        named(oversized),
        weights.table(records.sparkSession()));
  }

  private Dataset<Row> pairs(Dataset<Row> keyed, Dataset<Row> oversized, long count) {
    Broadcast<Terms> terms =
        JavaSparkContext.fromSparkContext(keyed.sparkSession().sparkContext())
            .broadcast(Terms.of(keyed, count));
    return Blocks.of(keyed, oversized, Sampling.of(count, parameters))
        .mapPartitions(
            new PairFinder(parameters.blockSize(), terms), Encoders.row(PairFinder.SCHEMA));
  }

  private Dataset<Row> links(Dataset<Row> pairs, Weights weights, long count) {
    return pairs
        .where(col("shared").bitwiseAND(Cell.BLOCKED).notEqual(0))
        .flatMap(new Scoring(weights, count, parameters.threshold()), Encoders.row(Scoring.SCHEMA));
  }

  private static Dataset<Row> clusters(Dataset<Row> standard, Dataset<Row> links) {
    Column id = col(Standardisation.ID);
    return standard
        .join(ConnectedComponents.of(links), id.equalTo(col("node")), "left")
        .select(id, coalesce(col("root"), id).as("root"))
        .localCheckpoint(false);
  }

  private static Dataset<Row> members(Dataset<Row> clusters, Dataset<Row> ids, Dataset<Row> links) {
    Dataset<Row> strongest =
        ends(links, "left_id", "right_id")
            .union(ends(links, "right_id", "left_id"))
            .groupBy(Standardisation.ID)
            .agg(max("link").as("link"));
    return clusters
        .join(ids, "root")
        .join(strongest, new String[] {Standardisation.ID}, "left")
        .select(
            col(Standardisation.ID),
            col("cluster_id"),
            col("link.linked_to"),
            col("link.probability"),
            col("link.weight"),
            col("link.evidence"));
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
