package io.meshwork.runtime.erase;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import io.meshwork.contract.FieldType;
import io.meshwork.contract.FieldType.Kind;
import io.meshwork.runtime.landing.RowWriter;
import io.meshwork.runtime.landing.Stamp;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What became of the requests of a product: table meshwork.erasure_receipts.
 *
 * @param requests {@link Subjects#REQUEST} and {@link Subjects#PERSON}
 */
record Receipts(RowWriter writer, String product, Dataset<Row> requests) {
  private static final List<String> NAME = List.of("meshwork", "erasure_receipts");
  private static final FieldType TEXT = FieldType.of(Kind.STRING);
  private static final Cells FOUND =
      new Cells(NAME, List.of(TEXT, TEXT, TEXT, TEXT, TEXT, FieldType.of(Kind.BIGINT)), 2, 4);
  private static final Cells DONE =
      new Cells(NAME, List.of(TEXT, TEXT, TEXT, TEXT, FieldType.of(Kind.TIMESTAMP)), 2, 4);
  private static final Cells UNREADABLE =
      new Cells(NAME, List.of(TEXT, TEXT, TEXT, TEXT, TEXT), 2, 4);

  /**
   * Writes how many rows were found for each request, before they are deleted. The number is the
   * write timestamp too, so that the greatest stays when a request is handled again.
   *
   * @param rows of {@link HeldRows}
   */
  void found(Holder holder, Dataset<Row> rows) {
    Dataset<Row> ofPerson = rows.groupBy(col(Subjects.PERSON)).agg(count(lit(1)).as("found"));
    Dataset<Row> ofRequest =
        requests
            .join(
                ofPerson,
                ofPerson.col(Subjects.PERSON).equalTo(requests.col(Subjects.PERSON)),
                "left")
            .groupBy(col(Subjects.REQUEST))
            .agg(coalesce(sum(col("found")), lit(0L)).as("found"));
    Dataset<Row> receipts =
        ofRequest.select(with(holder, lit(holder.kind()).as("kind"), col("found")));
    FOUND.write(writer, receipts, new Stamp.FromColumn(FOUND.types().size() - 1));
  }

  /** Writes when a table was erased from. */
  void done(Holder holder) {
    Instant now = Instant.now();
    Dataset<Row> receipts = each().select(with(holder, lit(Timestamp.from(now)).as("erased_at")));
    DONE.write(writer, receipts, new Stamp.Fixed(micros(now)));
  }

  /** Writes that a product's tables aren't known. */
  void unreadable(String holder) {
    Dataset<Row> receipts = each().select(key(holder, "", lit("unreadable").as("kind")));
    UNREADABLE.write(writer, receipts, new Stamp.Fixed(micros(Instant.now())));
  }

  private Dataset<Row> each() {
    return requests.select(col(Subjects.REQUEST)).distinct();
  }

  private Column[] with(Holder holder, Column... cells) {
    return key(holder.contract().product(), holder.table().name(), cells);
  }

  private Column[] key(String holder, String table, Column... cells) {
    Column[] all = new Column[4 + cells.length];
    all[0] = lit(product).as("product");
    all[1] = col(Subjects.REQUEST).as("request_id");
    all[2] = lit(holder).as("holder");
    all[3] = lit(table).as("table_name");
    System.arraycopy(cells, 0, all, 4, cells.length);
    return all;
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
