package io.meshwork.bulk;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.apache.cassandra.locator.InetAddressAndPort;
import org.apache.cassandra.net.OutboundConnectionSettings;
import org.apache.cassandra.streaming.async.NettyStreamingChannel;
import org.apache.cassandra.streaming.async.NettyStreamingConnectionFactory;

/**
 * Connects straight to the address that the cluster tells of a node. A node itself would look up in
 * its own tables which one to prefer, and this process has none.
 */
final class Connections extends NettyStreamingConnectionFactory {
  @Override
  public NettyStreamingChannel create(
      InetSocketAddress to, int messagingVersion, NettyStreamingChannel.Kind kind)
      throws IOException {
    return create(to, to, messagingVersion, kind);
  }

  @Override
  public NettyStreamingChannel create(
      InetSocketAddress to,
      InetSocketAddress preferred,
      int messagingVersion,
      NettyStreamingChannel.Kind kind)
      throws IOException {
    InetAddressAndPort node = InetAddressAndPort.getByAddress(to);
    return connect(new OutboundConnectionSettings(node, node), messagingVersion, kind);
  }

  @Override
  public boolean supportsPreferredIp() {
    return false;
  }
}
