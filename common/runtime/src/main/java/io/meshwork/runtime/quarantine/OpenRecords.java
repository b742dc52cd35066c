package io.meshwork.runtime.quarantine;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.meshwork.runtime.cassandra.CassandraSession;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The rows that a query takes, bucket by bucket and page by page. */
final class OpenRecords implements Iterator<Row> {
  private static final String DOING = "reading meshwork.quarantine";

  private final CassandraSession session;
  private final OpenQuery query;
  private final PreparedStatement select;
  private final Iterator<Bucket> buckets;
  private Iterator<Row> rows = Collections.emptyIterator();
  private Row next;

  OpenRecords(CassandraSession session, OpenQuery query, Iterator<Bucket> buckets) {
    this.session = session;
    this.query = query;
    this.select = session.prepare(query.select());
    this.buckets = buckets;
  }

  @Override
  public boolean hasNext() {
    while (next == null) {
      if (rows.hasNext()) {
        Row row = rows.next();
        next = query.takes(row) ? row : null;
      } else if (buckets.hasNext()) {
        rows = rowsOf(buckets.next());
      } else {
        return false;
      }
    }
    return true;
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Row taken = next;
    next = null;
    return taken;
  }

  private Iterator<Row> rowsOf(Bucket bucket) {
    return Pages.of(
        session,
        select.bind(query.product(), bucket.day(), bucket.number()).setPageSize(query.pageRows()),
        DOING);
  }
}
