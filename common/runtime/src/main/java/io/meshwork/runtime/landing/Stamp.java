package io.meshwork.runtime.landing;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;

/** Where a row's write timestamp comes from, in microseconds since 1970. */
public interface Stamp extends Serializable {
  long of(InternalRow row);

  /** Each row brings its own. */
  record FromColumn(int at) implements Stamp {
    @Override
    public long of(InternalRow row) {
      return row.getLong(at);
    }
  }

  /** All rows have the same. */
  record Fixed(long micros) implements Stamp {
    @Override
    public long of(InternalRow row) {
      return micros;
    }
  }
}
