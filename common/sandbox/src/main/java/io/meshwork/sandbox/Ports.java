package io.meshwork.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of this machine: which are free, and which to take. */
final class Ports {
  static final String HOST = "127.0.0.1";

  // Below the range from which systems give ports to outgoing connections, so that a stopped server
  // finds its port free.
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_000;
  private static final int ATTEMPTS = 200;

  private Ports() {}

  /** Each wanted port; for a wanted 0 the one known from before, or else a free one. */
  static Map<String, Integer> choose(Map<String, Integer> wanted, Map<String, Integer> known) {
    Map<String, Integer> chosen = new LinkedHashMap<>();
    wanted.forEach(
        (name, port) -> chosen.put(name, port != 0 ? port : knownOrFree(known.get(name))));
    return chosen;
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // As the servers do: connections of the past that still linger don't count.
      socket.setReuseAddress(true);
      socket.bind(local(port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** The address on this machine that the servers listen on: {@link #HOST}. */
  static InetSocketAddress local(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  static String taken(String server, String name, int port) {
    String owner = PortOwner.of(port).orElse("another process");
    return "%s needs port %d (%s), which %s holds. End that process, or give another port."
        .formatted(server, port, name, owner);
  }

  private static int knownOrFree(Integer known) {
    return known != null ? known : free();
  }

  private static int free() {
    for (int i = 0; i < ATTEMPTS; i++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (isFree(port)) {
        return port;
      }
    }
    throw new SandboxException(
        "Found no free port between %d and %d on %s.".formatted(LOWEST, HIGHEST, HOST));
  }
}
