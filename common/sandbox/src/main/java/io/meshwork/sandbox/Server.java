package io.meshwork.sandbox;

import java.nio.file.Path;
import java.util.OptionalLong;

/** One server of a sandbox: a process of its own that outlives the JVM that started it. */
public interface Server {
  /** {@code kafka} or {@code cassandra}. */
  String name();

  /**
   * Starts the server unless it runs, and waits until it answers.
   *
   * @throws SandboxException if it can't be started, dies, or doesn't answer in time
   */
  void start();

  /** Asks the server to stop (SIGTERM) and waits until it has; harmless if it isn't running. */
  void stop();

  /** Ends the server at once (SIGKILL), as a crash would; harmless if it isn't running. */
  void kill();

  boolean isRunning();

  /** The process id while the server runs. */
  OptionalLong pid();

  /** What the server has written since its latest start. */
  Path logFile();

  /**
   * Where clients connect, as {@code host:port}.
   *
   * @throws SandboxException if the port is still to be picked, since the server has never been
   *     started
   */
  String address();
}
