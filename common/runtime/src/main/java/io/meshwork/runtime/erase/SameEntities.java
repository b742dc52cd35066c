package io.meshwork.runtime.erase;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The other keys of those whom requests name, as tables with {@code sameEntity} tell them. */
final class SameEntities {
  private static final String SAME = "_same";

  private SameEntities() {}

  /**
   * Follows what each table says once: the keys that it puts with one that was asked for.
   *
   * @param holders tables that name the entity
   * @param requests {@link Subjects#REQUEST}, {@link Subjects#PERSON} and {@link Subjects#UNTIL}
   * @return the same columns: the requests, and a row for each other key
   */
  static Dataset<Row> of(List<Holder> holders, Dataset<Row> requests) {
    return holders.stream()
        .filter(holder -> holder.table().sameEntity().isPresent())
        .map(holder -> others(holder, requests))
        .reduce(requests, Dataset::unionByName)
        .distinct();
  }

  private static Dataset<Row> others(Holder holder, Dataset<Row> requests) {
    Column[] named = holder.naming().stream().map(Subjects::key).toArray(Column[]::new);
    Dataset<Row> keys =
        holder
            .read(requests.sparkSession())
            .select(
                col(holder.table().sameEntity().orElseThrow()).as(SAME),
                explode(array(named)).as(Subjects.PERSON));
    Dataset<Row> asked =
        keys.join(broadcast(requests), Subjects.PERSON)
            .select(Subjects.REQUEST, Subjects.UNTIL, SAME)
            .distinct();
    return keys.join(broadcast(asked), SAME)
        .filter(col(Subjects.PERSON).isNotNull())
        .select(Subjects.REQUEST, Subjects.PERSON, Subjects.UNTIL);
  }
}
