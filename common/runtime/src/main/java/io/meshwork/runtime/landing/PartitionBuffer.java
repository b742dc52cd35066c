package io.meshwork.runtime.landing;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of one partition that wait to be sent together. A row that others of its key cover is
 * dropped; what the table ends up with doesn't depend on that, Cassandra's write timestamps decide.
 */
final class PartitionBuffer {
  /** Versions of one row that are compared; more wait uncompared, so that none costs much. */
  private static final int COMPARED = 16;

  private final Map<ByteBuffer, List<EncodedRow>> versions = new LinkedHashMap<>();
  private int rows;
  private int bytes;

  /** Adds a row under its clustering key. */
  void add(ByteBuffer clusteringKey, EncodedRow row) {
    List<EncodedRow> kept = versions.computeIfAbsent(clusteringKey, key -> new ArrayList<>(1));
    if (kept.size() >= COMPARED) {
      keep(kept, row);
      return;
    }
    if (row.isCoveredBy(kept)) {
      return;
    }
    keep(kept, row);
    for (int i = kept.size() - 2; i >= 0; i--) {
      if (kept.get(i).isCoveredBy(kept)) {
        drop(kept, i);
      }
    }
  }

  int rows() {
    return rows;
  }

  int bytes() {
    return bytes;
  }

  List<EncodedRow> all() {
    List<EncodedRow> all = new ArrayList<>(rows);
    versions.values().forEach(all::addAll);
    return all;
  }

  private void keep(List<EncodedRow> kept, EncodedRow row) {
    kept.add(row);
    rows++;
    bytes += row.size();
  }

  private void drop(List<EncodedRow> kept, int index) {
    EncodedRow dropped = kept.remove(index);
    rows--;
    bytes -= dropped.size();
  }
}
