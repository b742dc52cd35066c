package io.meshwork.sandbox;

import java.nio.file.Path;

/** Cassandra's jars as the build resolved them, for processes that use its classes. */
public final class CassandraLibraries {
  private CassandraLibraries() {}

  /** The folder of the jars. */
  public static Path folder() {
    return MeshworkHome.servers().resolve("cassandra/target/lib");
  }
}
