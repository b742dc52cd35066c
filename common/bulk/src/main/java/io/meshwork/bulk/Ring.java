package io.meshwork.bulk;

import java.net.UnknownHostException;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.cassandra.cql3.statements.schema.CreateTableStatement;
import org.apache.cassandra.dht.Murmur3Partitioner;
import org.apache.cassandra.dht.Range;
import org.apache.cassandra.dht.Token;
import org.apache.cassandra.io.sstable.SSTableLoader;
import org.apache.cassandra.locator.InetAddressAndPort;
import org.apache.cassandra.schema.TableId;
import org.apache.cassandra.schema.TableMetadataRef;
import org.apache.cassandra.streaming.StreamingChannel;

/** Tells the loader which nodes have which rows, and under which id they know a table. */
final class Ring extends SSTableLoader.Client {
  private final Load load;
  private final Map<String, TableMetadataRef> tables;

  Ring(Load load) {
    this.load = load;
    this.tables =
        load.tables().stream()
            .collect(Collectors.toMap(Load.Target::name, table -> known(load.keyspace(), table)));
  }

  private static TableMetadataRef known(String keyspace, Load.Target table) {
    return TableMetadataRef.forOfflineTools(
        CreateTableStatement.parse(table.create(), keyspace)
            .id(TableId.fromUUID(table.id()))
            .build());
  }

  @Override
  public void init(String keyspace) {
    for (Load.Owned owned : load.ring()) {
      Range<Token> range = new Range<>(token(owned.after()), token(owned.upTo()));
      for (Load.Address node : owned.nodes()) {
        addRangeForEndpoint(range, endpoint(node));
      }
    }
  }

  @Override
  public TableMetadataRef getTableMetadata(String table) {
    return tables.get(table);
  }

  @Override
  public StreamingChannel.Factory getConnectionFactory() {
    return new Connections();
  }

  private static Token token(String number) {
    return Murmur3Partitioner.instance.getTokenFactory().fromString(number);
  }

  private static InetAddressAndPort endpoint(Load.Address node) {
    try {
      return InetAddressAndPort.getByNameOverrideDefaults(node.ip(), node.port());
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(node + " is no address of a node", e);
    }
  }
}
