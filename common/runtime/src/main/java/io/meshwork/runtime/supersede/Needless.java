package io.meshwork.runtime.supersede;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;
import org.roaringbitmap.longlong.Roaring64NavigableMap;

/** Records by their place in the topic; a few bytes each, or fewer. */
final class Needless implements Serializable {
  private static final long serialVersionUID = 1L;

  private final HashMap<Integer, Roaring64NavigableMap> offsets = new HashMap<>();

  /**
   * @param places rows of partition and offset
   */
  static Needless of(Iterator<InternalRow> places) {
    Needless needless = new Needless();
    while (places.hasNext()) {
      InternalRow place = places.next();
      needless.in(place.getInt(0)).addLong(place.getLong(1));
    }
    return needless;
  }

  /** Takes others in. */
  Needless plus(Needless others) {
    others.offsets.forEach((partition, found) -> in(partition).or(found));
    return this;
  }

  private Roaring64NavigableMap in(int partition) {
    return offsets.computeIfAbsent(partition, p -> new Roaring64NavigableMap());
  }

  boolean has(int partition, long offset) {
    Roaring64NavigableMap found = offsets.get(partition);
    return found != null && found.contains(offset);
  }

  long count() {
    return offsets.values().stream().mapToLong(Roaring64NavigableMap::getLongCardinality).sum();
  }
}
