package io.meshwork.customer360.profile;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** The value of each attribute that a person is known by, and where it is from. */
final class Survivorship {
  private static final Column PERSON = col("person_id");
  private static final Column SURVIVOR = col("part.survivor");

  private Survivorship() {}

  /**
   * @param customers all records of each person: {@code person_id} and the columns of
   *     customer360.customers
   * @return {@code person_id}, {@code attribute}, {@code value}, {@code record_id} and {@code
   *     updated_at} of the record that it is from, {@code rule} ({@link SurvivorRule}), {@code
   *     said}: how many records say anything, {@code agreeing}: how many say this; no row for what
   *     no record says
   */
  static Dataset<Row> of(Dataset<Row> customers) {
    WindowSpec all = Window.partitionBy(PERSON, SURVIVOR);
    WindowSpec alike = Window.partitionBy(PERSON, SURVIVOR, col("part.forms"));
    Dataset<Row> counted =
        customers
            .repartition(PERSON)
            .select(
                PERSON, col("record_id"), col("updated_at"), explode(Survivor.each()).as("part"))
            .where(size(col("part.said")).gt(0))
            .select(
                col("*"),
                count(lit(1)).over(all).cast("int").as("said"),
                count(lit(1)).over(alike).cast("int").as("agreeing"));
    return first(counted, all)
        .select(col("*"), explode(col("part.said")).as("one"))
        .select(
            PERSON,
            col("one.attribute"),
            col("one.value"),
            col("record_id"),
            col("updated_at"),
            col("part.rule"),
            col("said"),
            col("agreeing"));
  }

  private static Dataset<Row> first(Dataset<Row> counted, WindowSpec all) {
    Column common = col("part.rule").equalTo(SurvivorRule.MOST_COMMON.name());
    Column rank =
        row_number()
            .over(
                all.orderBy(
                    when(common, col("agreeing")).desc(),
                    col("updated_at").desc(),
                    col("record_id")));
    return counted.withColumn("rank", rank).where(col("rank").equalTo(1));
  }
}
