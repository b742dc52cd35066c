package io.meshwork.cli;

import io.meshwork.cli.terminal.Terminal;
import io.meshwork.cli.terminal.TextTable;
import io.meshwork.sandbox.SandboxStatus;
import io.meshwork.sandbox.ServerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The servers of a sandbox, a line each. */
public final class StatusTable {
  private static final long MIB = 1024 * 1024;

  private StatusTable() {}

  public static List<String> of(SandboxStatus status, Terminal terminal) {
    TextTable table = new TextTable("SERVER", "STATE", "ADDRESS", "PID", "MEMORY", "LOG");
    status.servers().forEach(server -> add(server, table, terminal));
    return table.lines("");
  }

  private static void add(ServerStatus server, TextTable table, Terminal terminal) {
    table.row(
        server.name(),
        server.running() ? terminal.green("up" + age(server)) : terminal.red("stopped"),
        server.address().orElse(""),
        server.pid().isPresent() ? String.valueOf(server.pid().getAsLong()) : "",
        server.residentBytes().isPresent() ? server.residentBytes().getAsLong() / MIB + " MiB" : "",
        Project.current().shown(server.logFile()));
  }

  private static String age(ServerStatus server) {
    return server
        .since()
        .map(since -> Duration.between(since, Instant.now()))
        .map(age -> " " + Ages.of(age))
        .orElse("");
  }
}
