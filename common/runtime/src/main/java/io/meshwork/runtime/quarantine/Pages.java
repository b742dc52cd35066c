package io.meshwork.runtime.quarantine;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import io.meshwork.runtime.cassandra.CassandraSession;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The rows that a statement finds, page by page. */
final class Pages implements Iterator<Row> {
  private final CassandraSession session;
  private final String doing;
  private AsyncResultSet page;
  private Iterator<Row> rows;

  private Pages(CassandraSession session, AsyncResultSet first, String doing) {
    this.session = session;
    this.doing = doing;
    this.page = first;
    this.rows = first.currentPage().iterator();
  }

  static Pages of(CassandraSession session, Statement<?> statement, String doing) {
    return new Pages(session, session.run(statement, doing), doing);
  }

  @Override
  public boolean hasNext() {
    while (!rows.hasNext() && page.hasMorePages()) {
      page = session.nextPage(page, doing);
      rows = page.currentPage().iterator();
    }
    return rows.hasNext();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return rows.next();
  }
}
