package io.meshwork.runtime.decode;

import io.meshwork.runtime.reference.ReferenceLookup;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** Marks the rows whose field names a key that the referenced table doesn't hold. */
record ReferenceCheck(int column, int rule, ReferenceLookup lookup) {

  void mark(List<GenericInternalRow> rows) {
    Set<Object> keys = new HashSet<>();
    for (GenericInternalRow row : rows) {
      if (!row.isNullAt(column)) {
        keys.add(key(row));
      }
    }
    if (keys.isEmpty()) {
      return;
    }
    Set<Object> unknown = lookup.unknown(keys);
    if (unknown.isEmpty()) {
      return;
    }
    int word = Place.BITS + rule / Long.SIZE;
    for (GenericInternalRow row : rows) {
      if (!row.isNullAt(column) && unknown.contains(key(row))) {
        row.update(word, row.getLong(word) | 1L << rule);
      }
    }
  }

  private Object key(GenericInternalRow row) {
    Object value = row.genericGet(column);
    return value instanceof UTF8String text ? text.toString() : value;
  }
}
