package io.meshwork.sandbox;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One server, as it is now.
 *
 * @param name {@code kafka} or {@code cassandra}
 * @param address {@code host:port}; absent before the first start
 * @param pid absent when stopped
 * @param since when the running process was started; absent when stopped
 * @param residentBytes the memory that the process holds; absent when stopped or where the system
 *     doesn't tell
 * @param logFile where the server writes its log
 */
public record ServerStatus(
    String name,
    Optional<String> address,
    OptionalLong pid,
    Optional<Instant> since,
    OptionalLong residentBytes,
    Path logFile) {

  public boolean running() {
    return pid.isPresent();
  }
}
