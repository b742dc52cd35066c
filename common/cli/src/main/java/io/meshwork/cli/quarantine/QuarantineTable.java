package io.meshwork.cli.quarantine;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import io.meshwork.cli.CliException;
import io.meshwork.governance.quarantine.RecordAddress;
import io.meshwork.governance.quarantine.Selection;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/** One product's part of the tables of the quarantine, read bucket by bucket and page by page. */
final class QuarantineTable implements AutoCloseable {
  private static final String IN_BUCKET = " WHERE product = ? AND day = ? AND bucket = ?";
  private static final String OF_RECORD =
      IN_BUCKET + " AND topic = ? AND partition = ? AND offset = ?";

  private final CqlSession session;
  private final String product;

  QuarantineTable(CqlSession session, String product) {
    this.session = session;
    this.product = product;
  }

  String product() {
    return product;
  }

  /**
   * Hands over every record of a selection, whatever its status, in the order of the buckets.
   *
   * @throws CliException if there is no such table
   */
  void read(Selection selection, Consumer<Entry> reader) {
    SortedSet<Bucket> buckets = buckets(selection);
    if (buckets.isEmpty()) {
      return;
    }
    PreparedStatement select =
        prepared("SELECT " + Entry.COLUMNS + " FROM meshwork.quarantine" + IN_BUCKET);
    for (Bucket bucket : buckets) {
      for (Row row : session.execute(select.bind(product, bucket.day(), bucket.number()))) {
        Entry entry = Entry.of(bucket, row);
        if (entry.isIn(selection)) {
          reader.accept(entry);
        }
      }
    }
  }

  /** The row of one record, with all its columns. */
  Optional<Row> row(RecordAddress record, Selection selection) {
    PreparedStatement select = prepared("SELECT * FROM meshwork.quarantine" + OF_RECORD);
    return buckets(selection).stream()
        .filter(bucket -> bucket.number() == record.bucket())
        .flatMap(
            bucket ->
                Optional.ofNullable(session.execute(select.bind(key(bucket, record))).one())
                    .stream())
        .findFirst();
  }

  /** Discards records that are open; meanwhile somebody may have replayed one. */
  Discards discards(String user, String reason) {
    return new Discards(
        session,
        prepared(
            "UPDATE meshwork.quarantine SET status = 'discarded', status_at = ?, status_by = ?,"
                + " status_reason = ?"
                + OF_RECORD
                + " IF status = 'open'"),
        this,
        user,
        reason);
  }

  Object[] key(Bucket bucket, RecordAddress record) {
    return new Object[] {
      product, bucket.day(), bucket.number(), record.topic(), record.partition(), record.offset()
    };
  }

  private SortedSet<Bucket> buckets(Selection selection) {
    PreparedStatement select =
        prepared(
            "SELECT day, bucket FROM meshwork.quarantine_days"
                + " WHERE product = ? AND quarantined_on = ?");
    SortedSet<Bucket> buckets = new TreeSet<>();
    for (LocalDate day : selection.days()) {
      for (Row row : session.execute(select.bind(product, day))) {
        Bucket bucket = new Bucket(row.getLocalDate("day"), row.getLong("bucket"));
        if (selection.mayBeIn(bucket.number())) {
          buckets.add(bucket);
        }
      }
    }
    return buckets;
  }

  private PreparedStatement prepared(String statement) {
    try {
      return session.prepare(statement);
    } catch (InvalidQueryException e) {
      throw CliException.configuration(
          "there is no quarantine in this Cassandra, or one of an earlier version ("
              + e.getMessage()
              + "). The first run makes it: mesh run "
              + product
              + " --batch");
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
