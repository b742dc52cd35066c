package io.meshwork.runtime.erase;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import io.meshwork.contract.EntityColumns.Naming;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/** Rows of a batch, and one of their columns that names an entity. */
record Named(Naming naming, Dataset<Row> rows) {

  /** Whom the rows name: {@link Subjects#PERSON}, repeated, with nulls. */
  Dataset<Row> persons() {
    return rows.select(Subjects.key(naming).as(Subjects.PERSON));
  }

  /** Those of them who are in a list, each once, with {@link Subjects#UNTIL}. */
  static Dataset<Row> in(Broadcast<SuppressionList> list, Dataset<Row> persons) {
    UDF1<String, Long> until = person -> list.value().until(person).orElse(null);
    return persons
        .filter(col(Subjects.PERSON).isNotNull())
        .distinct()
        .withColumn(Subjects.UNTIL, udf(until, DataTypes.LongType).apply(col(Subjects.PERSON)))
        .filter(col(Subjects.UNTIL).isNotNull());
  }
}
