package io.meshwork.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One Kafka broker and one Cassandra node in a directory of their own.
 *
 * <p>The servers outlive the JVM that starts them: what runs, on which ports, is recorded in {@code
 * <dir>/sandbox.json}, so any process can ask or stop them. Several sandboxes run at once, each
 * with its directory and ports. Calls from several threads or processes on one directory take
 * turns.
 */
public final class Sandbox implements AutoCloseable {
  private final Path dir;
  private final ManagedServer kafka;
  private final ManagedServer cassandra;
  private final Thread stopAtExit = new Thread(this::down, "sandbox-stop");

  private Sandbox(Path dir, SandboxOptions options) {
    this.dir = dir;
    StateFile state = new StateFile(dir.resolve("sandbox.json"));
    this.kafka = new ManagedServer(new KafkaBroker(options), dir, state, options);
    this.cassandra = new ManagedServer(new CassandraNode(options), dir, state, options);
    if (options.stopWithJvm()) {
      Runtime.getRuntime().addShutdownHook(stopAtExit);
    }
  }

  /**
   * A handle on the sandbox in {@code dir}; nothing is started or written yet.
   *
   * @param dir where configuration, data and logs go; made by the first start
   */
  public static Sandbox at(Path dir, SandboxOptions options) {
    return new Sandbox(dir.toAbsolutePath().normalize(), options);
  }

  /**
   * Starts what isn't running, both servers at once, and waits until each answers. Harmless when
   * all runs.
   *
   * @throws SandboxException for a taken port, too little memory, or a server that dies or doesn't
   *     answer in time
   */
  public SandboxStatus up() {
    ServerStart.of("the sandbox", dir, servers());
    return status();
  }

  public SandboxStatus status() {
    return new SandboxStatus(dir, servers().stream().map(ManagedServer::status).toList());
  }

  /** Stops the servers of this sandbox, cleanly, and nothing else. Harmless when none runs. */
  public void down() {
    if (!Files.exists(dir)) {
      return;
    }
    DirectoryLock.holding(dir, () -> servers().parallelStream().forEach(ManagedServer::stopNow));
  }

  /**
   * Forgets all data and logs; ports stay as they were picked.
   *
   * @throws SandboxException if a server is running
   */
  public void wipe() {
    DirectoryLock.holding(
        dir,
        () -> {
          servers().forEach(server -> server.refuseIfRunning("wipe"));
          servers().forEach(ManagedServer::wipe);
        });
  }

  public Server kafka() {
    return kafka;
  }

  public Server cassandra() {
    return cassandra;
  }

  /** Kafka's {@code host:port}. */
  public String bootstrapServers() {
    return kafka.address();
  }

  /** Cassandra's {@code host:port}; its data centre is {@code datacenter1}. */
  public String contactPoint() {
    return cassandra.address();
  }

  public Path dir() {
    return dir;
  }

  /** Stops the servers. */
  @Override
  public void close() {
    down();
    try {
      Runtime.getRuntime().removeShutdownHook(stopAtExit);
    } catch (IllegalStateException e) {
      // The JVM is ending already, and the hook with it.
      return;
    }
  }

  private List<ManagedServer> servers() {
    return List.of(kafka, cassandra);
  }
}
