package io.meshwork.quality.repeat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.Tuple2;

/** Sorts the hashes of one task's rows by the task that they go to, a few thousand at a time. */
final class HashChunks implements Iterator<Tuple2<Integer, HashChunk>> {
  private static final int MOST = 8192;
  private static final int FEWEST = 64;

  private final Iterator<InternalRow> rows;
  private final int tasks;
  private final long[][] waiting;
  private final int[] sizes;
  private final Queue<Tuple2<Integer, HashChunk>> full = new ArrayDeque<>();

  HashChunks(Iterator<InternalRow> rows, int columns, int tasks) {
    this.rows = rows;
    this.tasks = tasks;
    waiting = new long[columns * tasks][];
    sizes = new int[columns * tasks];
  }

  @Override
  public boolean hasNext() {
    while (full.isEmpty() && rows.hasNext()) {
      add(rows.next());
      if (!rows.hasNext()) {
        flush();
      }
    }
    return !full.isEmpty();
  }

  @Override
  public Tuple2<Integer, HashChunk> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return full.remove();
  }

  private void add(InternalRow row) {
    int columns = waiting.length / tasks;
    for (int column = 0; column < columns; column++) {
      if (!row.isNullAt(column)) {
        long hash = row.getLong(column);
        add(column * tasks + Math.floorMod(Long.hashCode(hash), tasks), hash);
      }
    }
  }

  private void add(int place, long hash) {
    long[] chunk = waiting[place];
    if (chunk == null || sizes[place] == chunk.length) {
      chunk = chunk == null ? new long[FEWEST] : Arrays.copyOf(chunk, chunk.length * 2);
      waiting[place] = chunk;
    }
    chunk[sizes[place]++] = hash;
    if (sizes[place] == MOST) {
      send(place);
    }
  }

  private void flush() {
    for (int place = 0; place < waiting.length; place++) {
      if (sizes[place] > 0) {
        send(place);
      }
    }
  }

  private void send(int place) {
    long[] hashes = Arrays.copyOf(waiting[place], sizes[place]);
    full.add(new Tuple2<>(place % tasks, new HashChunk(place / tasks, hashes)));
    sizes[place] = 0;
  }
}
