package io.meshwork.sandbox;

import java.io.IOException;
import java.net.Socket;

/**
 * Asks a node, in CQL's native protocol, what it supports: the one question that needs no login and
 * no driver.
 *
 * <p>The frame is that of the native protocol v4, section 2: version, flags, stream (2 bytes),
 * opcode, length (4 bytes).
 */
final class CassandraProbe {
  private static final int PATIENCE_MILLIS = 2_000;
  private static final byte[] OPTIONS = {0x04, 0, 0, 0, 0x05, 0, 0, 0, 0};
  private static final byte RESPONSE_V4 = (byte) 0x84;
  private static final byte SUPPORTED = 0x06;
  private static final int OPCODE = 4;

  private CassandraProbe() {}

  static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(Ports.local(port), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(OPTIONS);
      byte[] header = socket.getInputStream().readNBytes(OPTIONS.length);
      return header.length == OPTIONS.length
          && header[0] == RESPONSE_V4
          && header[OPCODE] == SUPPORTED;
    } catch (IOException e) {
      return false;
    }
  }
}
