package io.meshwork.runtime.erase;

import io.meshwork.runtime.change.ChangeFeeds;
import io.meshwork.runtime.config.KafkaSettings;
import io.meshwork.runtime.landing.RowWriter;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The changes that the readers of erased tables are to be told of: table meshwork.erasure_changes.
 * Noted before rows are deleted, and told once all are: a run that ends in between and is repeated
 * doesn't find these rows any more.
 */
record PendingChanges(Notes notes, KafkaSettings kafka) {
  private static final String KEY = "key";

  /**
   * @param product on whose behalf rows are erased
   */
  static PendingChanges of(RowWriter writer, KafkaSettings kafka, String product) {
    return new PendingChanges(
        new Notes(writer, product, "erasure_changes", "changed", List.of(KEY)), kafka);
  }

  /** Notes the partitions of rows that are about to be deleted, if the table tells its changes. */
  void note(Holder holder, Dataset<Row> rows) {
    if (holder.table().tellsChanges()) {
      notes.write(holder.name(), rows.select(ChangeFeeds.key(holder.table()).as(KEY)));
    }
  }

  /** Tells of all that were noted, and forgets them. */
  void tell(Holder holder, SparkSession spark, Instant now) {
    if (holder.table().tellsChanges()) {
      long told = notes.now();
      ChangeFeeds feeds = new ChangeFeeds(kafka, holder.contract());
      feeds.tellWritten(holder.table(), notes.read(holder.name(), spark), now);
      notes.forget(holder.name(), told);
    }
  }
}
