package io.meshwork.runtime.derive;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.meshwork.runtime.cassandra.CassandraSession;
import io.meshwork.runtime.landing.ColumnPlan;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;

/** The rows of some partitions, read page by page while the next partitions are on their way. */
final class LandedRows implements Iterator<Row> {
  /** Partitions asked for ahead of the one that is being read; each brings its first page. */
  private static final int AHEAD = 8;

  private final CassandraSession session;
  private final PreparedStatement select;
  private final ReadPlan plan;
  private final List<CellDecoder> decoders;
  private final Iterator<InternalRow> keys;
  private final Queue<Supplier<AsyncResultSet>> asked = new ArrayDeque<>();
  private AsyncResultSet page;
  private Iterator<com.datastax.oss.driver.api.core.cql.Row> rows = Collections.emptyIterator();

  LandedRows(CassandraSession session, ReadPlan plan, Iterator<InternalRow> keys) {
    this.session = session;
    this.select = session.prepare(plan.select());
    this.plan = plan;
    this.decoders = plan.decoders();
    this.keys = keys;
  }

  @Override
  public boolean hasNext() {
    while (!rows.hasNext()) {
      if (page != null && page.hasMorePages()) {
        page = session.nextPage(page, plan.doing());
      } else if (!nextPartition()) {
        return false;
      }
      rows = page.currentPage().iterator();
    }
    return true;
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    var row = rows.next();
    Object[] cells = new Object[decoders.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = decoders.get(i).decode(row, i);
    }
    return RowFactory.create(cells);
  }

  private boolean nextPartition() {
    while (asked.size() < AHEAD && keys.hasNext()) {
      asked.add(session.start(bound(keys.next()), plan.doing()));
    }
    if (asked.isEmpty()) {
      return false;
    }
    page = asked.remove().get();
    return true;
  }

  private com.datastax.oss.driver.api.core.cql.Statement<?> bound(InternalRow key) {
    BoundStatementBuilder statement = select.boundStatementBuilder();
    List<ColumnPlan> columns = plan.bound();
    for (int i = 0; i < columns.size(); i++) {
      statement = statement.setBytesUnsafe(i, columns.get(i).encode(key));
    }
    return statement.build();
  }
}
