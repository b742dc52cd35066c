package io.meshwork.bulk;

import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/**
 * What one load is about, as the process is told before its rows.
 *
 * @param keyspace of the tables
 * @param tables where the rows go; a row says which one by its place in this list
 * @param ring who owns what
 * @param bufferMebibytes rows of a table that are kept in memory until they become an sstable
 * @param streamMebibytesPerSecond what is sent to the nodes at most; 0 for all that goes
 */
public record Load(
    String keyspace,
    List<Target> tables,
    List<Owned> ring,
    int bufferMebibytes,
    int streamMebibytesPerSecond)
    implements Serializable {

  public Load {
    tables = List.copyOf(tables);
    ring = List.copyOf(ring);
  }

  /**
   * A table.
   *
   * @param id under which the nodes know it
   * @param create the statement that made it
   * @param insert the statement that each row is written with: its columns' values in order, then
   *     the write timestamp
   * @param columns how many values a row has, without the timestamp
   */
  public record Target(String name, UUID id, String create, String insert, int columns)
      implements Serializable {}

  /**
   * A range of the ring.
   *
   * @param after the token before its first one, as Murmur3 numbers it
   * @param upTo its last token
   * @param nodes the nodes that have it
   */
  public record Owned(String after, String upTo, List<Address> nodes) implements Serializable {
    public Owned {
      nodes = List.copyOf(nodes);
    }
  }

  /**
   * Where a node speaks to other nodes.
   *
   * @param ip its address, in digits
   * @param port its storage port
   */
  public record Address(String ip, int port) implements Serializable {}
}
