package io.meshwork.sandbox;

import java.time.Duration;
import java.util.Objects;

/**
 * How a sandbox's servers are to run.
 *
 * <p>A port of 0 means: pick a free one at the first start and keep it from then on. Everything
 * else takes effect at a server's next start; a running server is left as it is.
 *
 * @param kafkaPort where the broker listens for clients
 * @param controllerPort where the broker's own KRaft controller listens
 * @param cassandraPort where the node listens for CQL, the native protocol
 * @param storagePort where the node would listen for other nodes
 * @param jmxPort where the node answers JMX, on this machine only
 * @param kafkaHeapMib the broker's largest heap
 * @param cassandraHeapMib the node's largest heap
 * @param maxRecordBytes the largest record that the broker accepts, key, value and headers together
 * @param startupTimeout how long a server may take until it answers
 * @param syncedCommits whether Cassandra answers a write only once it is in the commit log on disk,
 *     as a test needs that kills the node: otherwise the writes of the last 100 ms before a kill
 *     can be lost
 * @param logins whether Cassandra asks for a role and its password, and for what the role may do;
 *     else everybody may do everything. The first role is cassandra, its password too
 * @param stopWithJvm whether the servers are stopped when this JVM ends
 */
public record SandboxOptions(
    int kafkaPort,
    int controllerPort,
    int cassandraPort,
    int storagePort,
    int jmxPort,
    int kafkaHeapMib,
    int cassandraHeapMib,
    int maxRecordBytes,
    Duration startupTimeout,
    boolean syncedCommits,
    boolean logins,
    boolean stopWithJvm) {

  private static final int MIB = 1024 * 1024;

  public SandboxOptions {
    Objects.requireNonNull(startupTimeout, "startupTimeout");
    requirePort("kafkaPort", kafkaPort);
    requirePort("controllerPort", controllerPort);
    requirePort("cassandraPort", cassandraPort);
    requirePort("storagePort", storagePort);
    requirePort("jmxPort", jmxPort);
    requireAtLeast("kafkaHeapMib", kafkaHeapMib, 128);
    requireAtLeast("cassandraHeapMib", cassandraHeapMib, 256);
    requireAtLeast("maxRecordBytes", maxRecordBytes, 1024);
  }

  /**
   * What {@code mesh up} runs: Kafka on 19092, Cassandra on 19042, other ports free ones, records
   * up to 8 MiB.
   */
  public static SandboxOptions defaults() {
    return new SandboxOptions(
        19092, 0, 19042, 0, 0, 512, 1024, 8 * MIB, Duration.ofMinutes(2), false, false, false);
  }

  /**
   * What a test runs: every port a free one, smaller heaps, more patience, nothing left over when
   * the JVM ends.
   */
  public static SandboxOptions forTests() {
    return defaults()
        .withKafkaPort(0)
        .withCassandraPort(0)
        .withKafkaHeapMib(384)
        .withCassandraHeapMib(640)
        .withStartupTimeout(Duration.ofMinutes(4))
        .withStopWithJvm(true);
  }

  public SandboxOptions withKafkaPort(int value) {
    return new SandboxOptions(
        value,
        controllerPort,
        cassandraPort,
        storagePort,
        jmxPort,
        kafkaHeapMib,
        cassandraHeapMib,
        maxRecordBytes,
        startupTimeout,
        syncedCommits,
        logins,
        stopWithJvm);
  }

  public SandboxOptions withControllerPort(int value) {
    return new SandboxOptions(
        kafkaPort,
        value,
        cassandraPort,
        storagePort,
        jmxPort,
        kafkaHeapMib,
        cassandraHeapMib,
        maxRecordBytes,
        startupTimeout,
        syncedCommits,
        logins,
        stopWithJvm);
  }

  public SandboxOptions withCassandraPort(int value) {
    return new SandboxOptions(
        kafkaPort,
        controllerPort,
        value,
        storagePort,
        jmxPort,
        kafkaHeapMib,
        cassandraHeapMib,
        maxRecordBytes,
        startupTimeout,
        syncedCommits,
        logins,
        stopWithJvm);
  }

  public SandboxOptions withStoragePort(int value) {
    return new SandboxOptions(
        kafkaPort,
        controllerPort,
        cassandraPort,
        value,
        jmxPort,
        kafkaHeapMib,
        cassandraHeapMib,
        maxRecordBytes,
        startupTimeout,
        syncedCommits,
        logins,
        stopWithJvm);
  }

  public SandboxOptions withJmxPort(int value) {
    return new SandboxOptions(
        kafkaPort,
        controllerPort,
        cassandraPort,
        storagePort,
        value,
        kafkaHeapMib,
        cassandraHeapMib,
        maxRecordBytes,
        startupTimeout,
        syncedCommits,
        logins,
        stopWithJvm);
  }

  public SandboxOptions withKafkaHeapMib(int value) {
    return new SandboxOptions(
        kafkaPort,
        controllerPort,
        cassandraPort,
        storagePort,
        jmxPort,
        value,
        cassandraHeapMib,
        maxRecordBytes,
        startupTimeout,
        syncedCommits,
        logins,
        stopWithJvm);
  }

  public SandboxOptions withCassandraHeapMib(int value) {
    return new SandboxOptions(
        kafkaPort,
        controllerPort,
        cassandraPort,
        storagePort,
        jmxPort,
        kafkaHeapMib,
        value,
        maxRecordBytes,
        startupTimeout,
        syncedCommits,
        logins,
        stopWithJvm);
  }

  public SandboxOptions withMaxRecordBytes(int value) {
    return new SandboxOptions(
        kafkaPort,
        controllerPort,
        cassandraPort,
        storagePort,
        jmxPort,
        kafkaHeapMib,
        cassandraHeapMib,
        value,
        startupTimeout,
        syncedCommits,
        logins,
        stopWithJvm);
  }

  public SandboxOptions withStartupTimeout(Duration value) {
    return new SandboxOptions(
        kafkaPort,
        controllerPort,
        cassandraPort,
        storagePort,
        jmxPort,
        kafkaHeapMib,
        cassandraHeapMib,
        maxRecordBytes,
        value,
        syncedCommits,
        logins,
        stopWithJvm);
  }

  public SandboxOptions withSyncedCommits(boolean value) {
    return new SandboxOptions(
        kafkaPort,
        controllerPort,
        cassandraPort,
        storagePort,
        jmxPort,
        kafkaHeapMib,
        cassandraHeapMib,
        maxRecordBytes,
        startupTimeout,
        value,
        logins,
        stopWithJvm);
  }

  public SandboxOptions withLogins(boolean value) {
    return new SandboxOptions(
        kafkaPort,
        controllerPort,
        cassandraPort,
        storagePort,
        jmxPort,
        kafkaHeapMib,
        cassandraHeapMib,
        maxRecordBytes,
        startupTimeout,
        syncedCommits,
        value,
        stopWithJvm);
  }

  public SandboxOptions withStopWithJvm(boolean value) {
    return new SandboxOptions(
        kafkaPort,
        controllerPort,
        cassandraPort,
        storagePort,
        jmxPort,
        kafkaHeapMib,
        cassandraHeapMib,
        maxRecordBytes,
        startupTimeout,
        syncedCommits,
        logins,
        value);
  }

  private static void requirePort(String name, int port) {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException(
          name + " is " + port + ". Give a port from 1 to 65535, or 0 for a free one.");
    }
  }

  private static void requireAtLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " is " + value + ". Give at least " + least + ".");
    }
  }
}
