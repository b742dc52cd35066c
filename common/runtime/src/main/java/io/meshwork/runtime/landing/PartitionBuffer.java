package io.meshwork.runtime.landing;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of one partition that wait to be sent together. A row that an other one covers is dropped;
 * what the table ends up with doesn't depend on that, Cassandra's write timestamps decide.
 */
final class PartitionBuffer {
  private final Map<ByteBuffer, EncodedRow> newest = new LinkedHashMap<>();
  private final List<EncodedRow> others = new ArrayList<>();
  private int bytes;

  /** Adds a row under its clustering key. */
  void add(ByteBuffer clusteringKey, EncodedRow row) {
    EncodedRow known = newest.putIfAbsent(clusteringKey, row);
    if (known == null) {
      bytes += row.size();
      return;
    }
    if (known.covers(row)) {
      return;
    }
    bytes += row.size();
    if (row.covers(known)) {
      bytes -= known.size();
      newest.put(clusteringKey, row);
      return;
    }
    boolean newer = row.timestamp() > known.timestamp();
    newest.put(clusteringKey, newer ? row : known);
    others.add(newer ? known : row);
  }

  int rows() {
    return newest.size() + others.size();
  }

  int bytes() {
    return bytes;
  }

  List<EncodedRow> all() {
    List<EncodedRow> rows = new ArrayList<>(newest.values());
    rows.addAll(others);
    return rows;
  }
}
