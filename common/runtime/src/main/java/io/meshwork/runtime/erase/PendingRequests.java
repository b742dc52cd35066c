package io.meshwork.runtime.erase;

import static org.apache.spark.sql.functions.col;

import io.meshwork.runtime.landing.RowWriter;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Whom a batch of requests erases, by every key that they are known by: table
 * meshwork.erasure_requests. Noted before anything is erased: a run that ends in between and is
 * repeated may not find any more which keys are of one person.
 */
record PendingRequests(Notes notes, String entity) {
  private static final List<String> COLUMNS = List.of("request_id", "key", "until");

  /**
   * @param product whose topic brings the requests
   * @param entity whose keys they are
   */
  static PendingRequests of(RowWriter writer, String product, String entity) {
    return new PendingRequests(
        new Notes(writer, product, "erasure_requests", "entity", COLUMNS), entity);
  }

  /** Notes {@link Subjects#REQUEST}, {@link Subjects#PERSON} and {@link Subjects#UNTIL}. */
  void note(Dataset<Row> requests) {
    Dataset<Row> texts =
        requests.select(
            col(Subjects.REQUEST), col(Subjects.PERSON), col(Subjects.UNTIL).cast("string"));
    notes.write(entity, texts.toDF(COLUMNS.toArray(String[]::new)));
  }

  /** All that is noted, with the same columns as it was. */
  Dataset<Row> read(SparkSession spark) {
    return notes
        .read(entity, spark)
        .select(
            col("request_id").as(Subjects.REQUEST),
            col("key").as(Subjects.PERSON),
            col("until").cast("bigint").as(Subjects.UNTIL));
  }

  /** They are erased. */
  void forget() {
    notes.forget(entity, notes.now());
  }
}
