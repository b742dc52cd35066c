package io.meshwork.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A server of one sandbox: its recorded process and ports, and what may be done with them. */
final class ManagedServer implements Server {
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(40);
  private static final Duration KILL_PATIENCE = Duration.ofSeconds(20);

  // A process that was killed a moment ago may still be letting go of its ports.
  private static final Duration PORT_PATIENCE = Duration.ofSeconds(2);

  private final ServerKind kind;
  private final ServerDir home;
  private final Path sandbox;
  private final StateFile state;
  private final SandboxOptions options;

  ManagedServer(ServerKind kind, Path sandbox, StateFile state, SandboxOptions options) {
    this.kind = kind;
    this.home = new ServerDir(sandbox.resolve(kind.name()));
    this.sandbox = sandbox;
    this.state = state;
    this.options = options;
  }

  @Override
  public String name() {
    return kind.name();
  }

  @Override
  public void start() {
    ServerStart.of("the sandbox", sandbox, List.of(this));
  }

  @Override
  public void stop() {
    DirectoryLock.holding(sandbox, this::stopNow);
  }

  @Override
  public void kill() {
    DirectoryLock.holding(sandbox, () -> process().ifPresent(this::killNow));
  }

  @Override
  public boolean isRunning() {
    return process().isPresent();
  }

  @Override
  public OptionalLong pid() {
    return process().map(found -> OptionalLong.of(found.pid())).orElseGet(OptionalLong::empty);
  }

  @Override
  public Path logFile() {
    return home.log();
  }

  @Override
  public String address() {
    return knownAddress()
        .orElseThrow(
            () ->
                new SandboxException(
                    kind.title() + " in " + sandbox + " has no port yet: start it first."));
  }

  ServerStatus status() {
    Optional<ServerProcess> process = process();
    return new ServerStatus(
        name(),
        knownAddress(),
        process.map(p -> OptionalLong.of(p.pid())).orElseGet(OptionalLong::empty),
        process.map(ServerProcess::started),
        process.map(p -> Memory.resident(p.pid())).orElseGet(OptionalLong::empty),
        home.log());
  }

  int neededMib() {
    return kind.residentMib();
  }

  String title() {
    return kind.title();
  }

  /** One sentence for each port of this stopped server that another process holds. */
  List<String> takenPorts() {
    return ports().entrySet().stream()
        .filter(port -> !Poll.until(PORT_PATIENCE, () -> Ports.isFree(port.getValue())))
        .map(port -> Ports.taken(kind.title(), port.getKey(), port.getValue()))
        .toList();
  }

  void startAndAwait() {
    Optional<ServerProcess> running = process();
    ServerProcess process = running.orElseGet(() -> launch());
    ServerWait wait = new ServerWait(kind, home, ports(), options.startupTimeout());
    Optional<String> failure = wait.untilReady(process);
    if (failure.isEmpty()) {
      return;
    }
    if (running.isEmpty()) {
      killNow(process);
    }
    throw new SandboxException(failure.get());
  }

  void stopNow() {
    Optional<ServerProcess> process = process();
    if (process.isEmpty()) {
      return;
    }
    // Once it is gone, nobody knows what it has started.
    List<ServerProcess> started = process.get().descendants();
    process.get().terminate();
    if (!process.get().awaitEnd(STOP_PATIENCE)) {
      endWithAllItStarted(process.get());
    }
    started.forEach(ServerProcess::terminate);
    started.stream().filter(left -> !left.awaitEnd(KILL_PATIENCE)).forEach(ServerProcess::kill);
    state.update(name(), ServerRecord::stopped);
  }

  void refuseIfRunning(String action) {
    process()
        .ifPresent(
            found -> {
              throw new SandboxException(
                  "Cannot %s the sandbox in %s: %s is running as process %d. Stop it first."
                      .formatted(action, sandbox, kind.title(), found.pid()));
            });
  }

  void wipe() {
    home.delete();
  }

  private ServerProcess launch() {
    Map<String, Integer> ports = ports();
    Instant before = Instant.now();
    long pid = kind.launch(home, ports);
    ServerProcess process = ServerProcess.launched(pid, before, kind.marker(home));
    state.update(name(), known -> known.running(pid, process.started()));
    return process;
  }

  /** What it waits for is asked to end too, before all that is left is killed. */
  private void endWithAllItStarted(ServerProcess process) {
    process.descendants().forEach(ServerProcess::terminate);
    process.awaitEnd(KILL_PATIENCE);
    killNow(process);
  }

  private void killNow(ServerProcess process) {
    List<ServerProcess> started = process.descendants();
    process.kill();
    started.forEach(ServerProcess::kill);
    process.awaitEnd(KILL_PATIENCE);
  }

  /** The ports as asked for, or as picked before, or picked now and recorded. */
  private Map<String, Integer> ports() {
    if (isRunning()) {
      return state.read(name()).ports();
    }
    ServerRecord record =
        state.update(name(), known -> known.withPorts(Ports.choose(kind.ports(), known.ports())));
    return record.ports();
  }

  private Optional<String> knownAddress() {
    return Optional.ofNullable(state.read(name()).ports().get(ServerKind.CLIENT_PORT))
        .map(port -> Ports.HOST + ":" + port);
  }

  private Optional<ServerProcess> process() {
    return state.read(name()).process(kind.marker(home));
  }
}
