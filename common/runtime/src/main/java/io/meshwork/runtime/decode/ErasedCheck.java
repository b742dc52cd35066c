package io.meshwork.runtime.decode;

import io.meshwork.runtime.erase.Suppressed;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;

/** Marks the rows that name somebody who was erased, and that aren't newer than that. */
record ErasedCheck(Suppressed suppressed, Suppressed.In field, int column, int version, int rule) {

  void mark(List<GenericInternalRow> rows) {
    int word = Place.BITS + rule / Long.SIZE;
    for (GenericInternalRow row : rows) {
      if (isErased(row)) {
        row.update(word, row.getLong(word) | 1L << rule);
      }
    }
  }

  private boolean isErased(GenericInternalRow row) {
    return !row.isNullAt(column)
        // A time in microseconds, or a number of any width.
        && row.genericGet(version) instanceof Number of
        && suppressed.covers(field, row.genericGet(column), of.longValue());
  }
}
