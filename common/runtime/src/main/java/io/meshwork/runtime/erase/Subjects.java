package io.meshwork.runtime.erase;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import io.meshwork.contract.EntityColumns.Naming;
import io.meshwork.contract.Relation;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The columns by which those are known who are to be erased. */
final class Subjects {
  /** The key of whoever is erased: string. */
  static final String PERSON = "_person";

  /** When that was asked for: bigint, microseconds since 1970. */
  static final String UNTIL = "_until";

  /** The request: string. */
  static final String REQUEST = "_request";

  private Subjects() {}

  /** The key that a column's value names. */
  static Column key(String column, Relation relation) {
    return concat(lit(relation.prefix()), col(column).cast("string"));
  }

  static Column key(Naming naming) {
    return key(naming.column().name(), naming.relation());
  }

  /** Each once, with the latest request. */
  static Dataset<Row> of(Dataset<Row> requests) {
    return requests.groupBy(col(PERSON)).agg(max(col(UNTIL)).as(UNTIL));
  }
}
