package io.meshwork.customer360.identity;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Learns a {@link LinkageModel} from records: how often they agree by {@link
 * ExpectationMaximisation}, which terms are frequent ({@link Terms}), and which blocks are too
 * common. Nobody says which records are of one person, and nothing that one record says goes into
 * the model.
 */
final class Estimation {
  private final EstimationParameters parameters;

  private Estimation(EstimationParameters parameters) {
    this.parameters = parameters;
  }

  static Estimation by(EstimationParameters parameters) {
    return new Estimation(parameters);
  }

  /**
   * The model of these records. The same records give the same model, however they are ordered and
   * partitioned.
   *
   * @param records {@code record_id}, unique and never null; and as far as there are {@code
   *     given_name}, {@code surname}, {@code street_number}, {@code address_1}, {@code address_2},
   *     {@code suburb}, {@code postcode}, {@code country}, {@code date_of_birth} (a date, or text
   *     with the year first), {@code national_id}, {@code phone}, {@code email}. Others aren't
   *     looked at; a state would only say again what the postcode does
   * @param version what the model is to be called
   */
  LinkageModel model(Dataset<Row> records, String version, LocalDate today) {
    Dataset<Row> standard = Standardisation.of(records, parameters.region()).localCheckpoint(false);
    long count = standard.count();
    Dataset<Row> keyed = Blocks.keyed(standard, Map.of());
    Dataset<Row> oversized = Blocks.oversized(keyed, parameters.blockSize()).localCheckpoint(false);
    Dataset<Row> pairs =
        Blocks.of(keyed, oversized, Sampling.of(count, parameters))
            .mapPartitions(new PairFinder(parameters.blockSize()), Encoders.row(PairFinder.SCHEMA));
    return new LinkageModel(
        new LinkageModel.Origin(version, today, count),
        parameters.region(),
        ExpectationMaximisation.fit(Cell.histogram(pairs), count).withHouseholds(),
        Terms.of(standard, count),
        common(oversized));
  }

  private static Map<BlockingKey, Set<Long>> common(Dataset<Row> oversized) {
    Map<BlockingKey, Set<Long>> common = new EnumMap<>(BlockingKey.class);
    for (Row row : oversized.select(col(Blocks.KEY), col(Blocks.BLOCK)).collectAsList()) {
      common
          .computeIfAbsent(BlockingKey.values()[row.getInt(0)], key -> new HashSet<>())
          .add(row.getLong(1));
    }
    return common;
  }
}
