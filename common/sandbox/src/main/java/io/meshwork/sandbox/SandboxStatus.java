package io.meshwork.sandbox;

import java.nio.file.Path;
import java.util.List;

/**
 * A sandbox, as it is now.
 *
 * @param dir the sandbox's directory
 * @param servers every server, running or not
 */
public record SandboxStatus(Path dir, List<ServerStatus> servers) {
  public SandboxStatus {
    servers = List.copyOf(servers);
  }

  public boolean allRunning() {
    return servers.stream().allMatch(ServerStatus::running);
  }

  public boolean anyRunning() {
    return servers.stream().anyMatch(ServerStatus::running);
  }
}
