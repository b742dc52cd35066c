package io.meshwork.sandbox;

import java.util.List;
import java.util.Map;

/** A server that is a JVM. */
interface JavaServer extends ServerKind {
  /**
   * Writes the configuration, makes what must be there before a start, and gives the JVM's
   * arguments.
   */
  List<String> prepare(ServerDir home, Map<String, Integer> ports);

  @Override
  default long launch(ServerDir home, Map<String, Integer> ports) {
    return JavaProcess.detached(home, prepare(home, ports));
  }

  @Override
  default String marker(ServerDir home) {
    return home.marker();
  }
}
