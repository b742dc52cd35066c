package io.meshwork.sandbox;

import java.util.Map;

/** What one kind of server needs in order to be started, and how it shows that it is ready. */
interface ServerKind {
  /** The name of the port that clients connect to. */
  String CLIENT_PORT = "client";

  /** Also the name of its folder in the sandbox and under {@code common/sandbox/servers}. */
  String name();

  String title();

  /** The ports it listens on by name, in a fixed order; 0 for any free one. */
  Map<String, Integer> ports();

  /** How much memory the process takes, about. */
  int residentMib();

  /**
   * Writes the configuration, makes what must be there before a start, and starts a process that
   * outlives this one.
   *
   * @return its id
   */
  long launch(ServerDir home, Map<String, Integer> ports);

  /** What the process's command line contains; empty if it may change its command line. */
  String marker(ServerDir home);

  /** Whether it answers a client. */
  boolean answers(ServerDir home, Map<String, Integer> ports);
}
