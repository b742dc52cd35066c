package io.meshwork.bulk;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.cassandra.dht.Murmur3Partitioner;
import org.apache.cassandra.io.sstable.CQLSSTableWriter;

/** The sstables of one table that are being written. */
final class TableFiles implements Closeable {
  private final Path folder;
  private final Load.Target table;
  private final CQLSSTableWriter writer;

  /**
   * @param home where the loader looks for tables: KEYSPACE/TABLE is made in it
   */
  TableFiles(Path home, Load load, Load.Target table) throws IOException {
    this.folder = Files.createDirectories(home.resolve(load.keyspace()).resolve(table.name()));
    this.table = table;
    this.writer =
        CQLSSTableWriter.builder()
            .inDirectory(folder.toString())
            .forTable(table.create())
            .using(table.insert())
            .withPartitioner(Murmur3Partitioner.instance)
            .withBufferSizeInMiB(load.bufferMebibytes())
            .build();
  }

  /** Adds the row that comes next. */
  void add(DataInputStream in) throws IOException {
    ByteBuffer timestamp = ByteBuffer.allocate(Long.BYTES).putLong(0, in.readLong());
    List<ByteBuffer> values = new ArrayList<>(table.columns() + 1);
    for (int i = 0; i < table.columns(); i++) {
      values.add(Frames.value(in, CQLSSTableWriter.UNSET_VALUE));
    }
    values.add(timestamp);
    writer.rawAddRow(values);
  }

  Path folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
