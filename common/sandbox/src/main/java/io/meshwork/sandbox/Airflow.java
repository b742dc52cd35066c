package io.meshwork.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One Airflow in a directory of its own: scheduler, DAG processor and API server, each a process
 * that outlives this JVM; what runs is recorded in {@code <dir>/airflow.json}.
 *
 * <p>Tasks run in processes of the scheduler, metadata is in SQLite: sized for one machine.
 */
public final class Airflow {
  private static final Duration MIGRATION_PATIENCE = Duration.ofMinutes(5);
  private static final Duration PARSING_PATIENCE = Duration.ofMinutes(3);
  private static final Duration LOOK = Duration.ofMillis(500);

  private final Path dir;
  private final AirflowOptions options;
  private final AirflowInstallation installation;
  private final AirflowProgram program;
  private final int port;
  private final List<ManagedServer> servers;

  private Airflow(Path dir, AirflowOptions options) {
    this.dir = dir;
    this.options = options;
    this.installation =
        new AirflowInstallation(dir.resolve("venv"), options.sources().resolve("requirements.txt"));
    this.program = new AirflowProgram(dir.resolve("bin/airflow"));
    StateFile state = new StateFile(dir.resolve("airflow.json"));
    this.port = port(state, options.port());
    SandboxOptions patience =
        SandboxOptions.defaults().withStartupTimeout(options.startupTimeout());
    this.servers =
        AirflowServer.all(program.file(), port).stream()
            .map(kind -> new ManagedServer(kind, dir, state, patience))
            .toList();
  }

  /** A handle on the Airflow in {@code dir}; nothing is installed, started or written yet. */
  public static Airflow at(Path dir, AirflowOptions options) {
    return new Airflow(dir.toAbsolutePath().normalize(), options);
  }

  /**
   * Installs what isn't installed, starts what isn't running, and waits until each server answers
   * and every DAG file has been read. Harmless when all runs.
   *
   * @param progress is told what takes long
   * @throws SandboxException for a taken port, too little memory, no Python, a failing
   *     installation, or a server that dies or doesn't answer in time
   */
  public SandboxStatus up(Consumer<String> progress) {
    ServerStart.of("Airflow", dir, servers, () -> prepare(progress));
    awaitDags();
    return status();
  }

  public SandboxStatus status() {
    return new SandboxStatus(dir, servers.stream().map(ManagedServer::status).toList());
  }

  /**
   * Stops the servers of this Airflow and nothing else. Tasks that run may end for a while, then
   * they are ended too. Harmless when none runs.
   */
  public void down() {
    if (Files.exists(dir)) {
      DirectoryLock.holding(dir, () -> servers.forEach(ManagedServer::stopNow));
    }
  }

  /** Where its web pages are. */
  public String address() {
    return "http://" + Ports.HOST + ":" + port;
  }

  /** The one user that it has; Airflow must have been started. */
  public AirflowLogin login() {
    return AirflowLogin.read(home().resolve("simple_auth_manager_passwords.json.generated"));
  }

  /** {@code airflow} with this sandbox's settings, for people. */
  public Path program() {
    return program.file();
  }

  /** The names of its DAGs. */
  public Set<String> dags() {
    return session().dags().keySet();
  }

  private void prepare(Consumer<String> progress) {
    installation.ensure(progress);
    Path airflow = installation.program("airflow");
    program.write(airflow, settings().environment());
    progress.accept("Starting Airflow ...");
    Tool.run(
        "make Airflow's metadata database",
        dir.resolve("migrate.log"),
        List.of(program.file().toString(), "db", "migrate"),
        MIGRATION_PATIENCE);
    makePools();
  }

  private void makePools() {
    if (options.pools().isEmpty()) {
      return;
    }
    ServerDir here = new ServerDir(dir);
    here.write("pools.json", new AirflowPools(options.pools()).json());
    Tool.run(
        "make Airflow's pools",
        dir.resolve("pools.log"),
        List.of(program.file().toString(), "pools", "import", here.file("pools.json").toString()),
        MIGRATION_PATIENCE);
  }

  private void awaitDags() {
    Set<String> files = files();
    AirflowSession session = session();
    if (!Poll.until(PARSING_PATIENCE, LOOK, () -> session.filesRead().containsAll(files))) {
      throw new SandboxException(
          "Airflow runs, but didn't read all DAG files in "
              + PARSING_PATIENCE.toSeconds()
              + " seconds: "
              + files
              + ". "
              + LogTail.of(new ServerDir(dir.resolve("dag-processor")).log()));
    }
  }

  private Set<String> files() {
    try (Stream<Path> files = Files.list(dagsFolder())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".py"))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private AirflowSettings settings() {
    return new AirflowSettings(options, home(), dagsFolder(), address(), port);
  }

  private AirflowSession session() {
    return AirflowSession.begin(new AirflowApi(port), login());
  }

  private Path home() {
    return dir.resolve("home");
  }

  private Path dagsFolder() {
    return options.sources().resolve("dags");
  }

  /** All its processes have to know the port, so it is chosen before any is started. */
  private static int port(StateFile state, int wanted) {
    ServerRecord known = state.read("api-server");
    Map<String, Integer> ports = Map.of(ServerKind.CLIENT_PORT, wanted);
    boolean runs = known.process("").isPresent();
    return Ports.choose(runs ? Map.of(ServerKind.CLIENT_PORT, 0) : ports, known.ports())
        .get(ServerKind.CLIENT_PORT);
  }
}
