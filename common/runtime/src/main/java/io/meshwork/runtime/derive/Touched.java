package io.meshwork.runtime.derive;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_trunc;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import io.meshwork.contract.DataContract;
import io.meshwork.contract.Table;
import io.meshwork.contract.Topic.NullValue;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * What a batch makes be read again: partitions of a landed table, or a stretch of time of each.
 *
 * @param source the landed table
 * @param slices what its partitions are cut into; nothing if they are read whole
 */
record Touched(Table source, Optional<Slices> slices) {
  private static final String FROM = "_from";
  private static final String UNTIL = "_until";

  static Touched by(DataContract contract, Table derived, Derivation derivation) {
    boolean deletes = contract.input().nullValue() == NullValue.DELETE;
    return new Touched(
        Sources.of(contract, derived), deletes ? Optional.empty() : derivation.slices());
  }

  /**
   * One row for each read: the columns that the statement of {@link ReadPlan} binds, in its order.
   * They are few, and spread over the cores: each stands for much to read.
   */
  Dataset<Row> of(Dataset<Row> shaped) {
    int cores = shaped.sparkSession().sparkContext().defaultParallelism();
    return slices
        .map(cut -> stretches(shaped, cut))
        .orElseGet(() -> shaped.select(columns(source.partitionKey().stream())).distinct())
        .repartition(cores);
  }

  private Dataset<Row> stretches(Dataset<Row> shaped, Slices cut) {
    Column start = date_trunc(cut.unit().name(), col(cut.time()));
    Column end = start.plus(expr("interval 1 " + cut.unit()));
    return shaped
        .groupBy(columns(Stream.concat(source.partitionKey().stream(), cut.within().stream())))
        .agg(min(start).as(FROM), max(end).as(UNTIL));
  }

  private static Column[] columns(Stream<String> names) {
    return names.map(functions::col).toArray(Column[]::new);
  }
}
