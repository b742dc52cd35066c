package io.meshwork.runtime.landing;

import io.meshwork.bulk.Frames;
import io.meshwork.runtime.bulk.LoaderProcess;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.spark.sql.catalyst.InternalRow;

/** Hands one task's rows of one table to the process, and its deletes to the CQL writer. */
final class BulkTableWriter {
  private final int table;
  private final RowEncoder encoder;
  private final LoaderProcess process;
  private final TableWriter deletes;
  private long written;

  /**
   * @param table its place in the load
   */
  BulkTableWriter(int table, TablePlan plan, LoaderProcess process, TableWriter deletes) {
    this.table = table;
    this.encoder = new RowEncoder(plan);
    this.process = process;
    this.deletes = deletes;
  }

  void write(InternalRow row) {
    if (encoder.isDelete(row)) {
      deletes.write(row);
      return;
    }
    try {
      write(encoder.upsert(row), process.rows());
    } catch (IOException e) {
      throw process.failure(e);
    }
    written++;
  }

  private void write(EncodedRow row, DataOutputStream rows) throws IOException {
    Frames.row(rows, table, row.timestamp());
    for (int i = 0; i < row.columns(); i++) {
      ByteBuffer value = row.value(i);
      if (row.isErased(i)) {
        Frames.erased(rows);
      } else if (value == null) {
        Frames.unset(rows);
      } else {
        Frames.value(rows, value);
      }
    }
  }

  /** What is in the tables once the load has ended and the deletes are acknowledged. */
  TableCount count() {
    return new TableCount(written, deletes.count().deleted());
  }
}
