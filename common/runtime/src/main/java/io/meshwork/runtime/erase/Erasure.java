package io.meshwork.runtime.erase;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.meshwork.contract.FieldType;
import io.meshwork.contract.Table;
import io.meshwork.runtime.config.KafkaSettings;
import io.meshwork.runtime.derive.PartitionReader;
import io.meshwork.runtime.derive.RecomputeClock;
import io.meshwork.runtime.landing.RowWriter;
import io.meshwork.runtime.rows.KeptRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Erases persons from tables, and tells the readers of these. Harmless when repeated. */
final class Erasure {
  private final RowWriter writer;
  private final HeldRows held;
  private final PendingChanges changes;

  /**
   * @param product on whose behalf
   */
  Erasure(RowWriter writer, KafkaSettings kafka, String product) {
    this.writer = writer;
    held = new HeldRows(new PartitionReader(writer.cassandra(), writer.settings().limits()));
    changes = PendingChanges.of(writer, kafka, product);
  }

  /**
   * The landed tables come first: what is computed after a computed table is erased from has read
   * nothing of those any more. Readers are told last, so that they compute again what they had
   * computed meanwhile.
   *
   * @param subjects {@link Subjects#PERSON} and {@link Subjects#UNTIL}, each person once
   * @param found takes the rows of each table before they are deleted
   */
  void from(
      List<Holder> holders,
      Dataset<Row> subjects,
      BiConsumer<Holder, Dataset<Row>> found,
      Instant now) {
    holders.stream().filter(Holder::isLanded).forEach(h -> from(h, subjects, found));
    holders.stream().filter(h -> !h.isLanded()).forEach(h -> from(h, subjects, found));
    holders.forEach(h -> changes.tell(h, subjects.sparkSession(), now));
  }

  private void from(Holder holder, Dataset<Row> subjects, BiConsumer<Holder, Dataset<Row>> found) {
    KeptRows kept = KeptRows.of(held.of(holder, subjects));
    try {
      Dataset<Row> rows = kept.dataset(subjects.sparkSession());
      found.accept(holder, rows);
      changes.note(holder, rows);
      // Of a partition also what nobody has found, since it is only being written.
      delete(holder, holder.isKeyed() ? HeldRows.keys(holder, subjects) : rows);
    } finally {
      kept.release();
    }
  }

  private void delete(Holder holder, Dataset<Row> keys) {
    Table table = holder.table();
    List<FieldType> types = holder.key().stream().map(name -> table.column(name).type()).toList();
    List<Column> columns = new ArrayList<>(List.of(Holder.columns(holder.key())));
    columns.add(latest(holder).as("_latest"));
    columns.add(lit(true).as("_delete"));
    new Cells(
            List.of(holder.contract().keyspace(), table.name()),
            types,
            table.partitionKey().size(),
            types.size())
        .delete(writer, keys.select(columns.toArray(Column[]::new)));
  }

  /** The write timestamp of the latest cells that go. */
  private Column latest(Holder holder) {
    if (!holder.isLanded()) {
      return lit(new RecomputeClock(writer.cassandra(), holder.contract().product()).next());
    }
    long unit = holder.contract().input().versionPrecision().micros();
    return LastVersion.of(col(Subjects.UNTIL), unit);
  }
}
