package io.meshwork.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code sandbox.json} remembers of one server.
 *
 * @param ports by name; empty before the first start
 * @param pid the process that was started last; null after a clean stop
 * @param started when that process began, as the system tells it, ISO-8601; null after a clean stop
 */
@JsonInclude(Include.NON_NULL)
record ServerRecord(Map<String, Integer> ports, Long pid, String started) {
  static final ServerRecord NONE = new ServerRecord(Map.of(), null, null);

  ServerRecord {
    ports = new LinkedHashMap<>(ports);
  }

  ServerRecord withPorts(Map<String, Integer> chosen) {
    return new ServerRecord(chosen, pid, started);
  }

  ServerRecord running(long newPid, Instant since) {
    return new ServerRecord(ports, newPid, since.toString());
  }

  ServerRecord stopped() {
    return new ServerRecord(ports, null, null);
  }

  Optional<ServerProcess> process(String marker) {
    if (pid == null || started == null) {
      return Optional.empty();
    }
    return Optional.of(new ServerProcess(pid, Instant.parse(started), marker))
        .filter(ServerProcess::isAlive);
  }
}
