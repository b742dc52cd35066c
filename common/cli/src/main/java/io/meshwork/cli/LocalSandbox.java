package io.meshwork.cli;

import io.meshwork.sandbox.Sandbox;
import io.meshwork.sandbox.SandboxOptions;
import java.util.stream.Collectors;

/** The sandbox of {@code mesh up}, in {@code .mesh/sandbox}. */
public final class LocalSandbox {
  private LocalSandbox() {}

  /** A handle on it, running or not; where it runs is what its latest start was told. */
  public static Sandbox of(Project project) {
    return of(project, SandboxOptions.defaults());
  }

  static Sandbox of(Project project, SandboxOptions options) {
    return Sandbox.at(project.state().resolve("sandbox"), options);
  }

  /** A handle on the one that a demo may have left running. */
  public static Sandbox ofDemo(Project project, SandboxOptions options) {
    return Sandbox.at(project.demoState().resolve("sandbox"), options);
  }

  /** A handle on the one of the benchmarks. */
  public static Sandbox ofBenchmarks(Project project, SandboxOptions options) {
    return Sandbox.at(project.state().resolve("bench/sandbox"), options);
  }

  /**
   * The sandbox, which must be running.
   *
   * @throws CliException if a server is stopped
   */
  public static Sandbox running(Project project) {
    Sandbox sandbox = of(project);
    String stopped =
        sandbox.status().servers().stream()
            .filter(server -> !server.running())
            .map(server -> server.name())
            .collect(Collectors.joining(" and "));
    if (!stopped.isEmpty()) {
      throw CliException.unavailable(
          "the sandbox is not up (" + stopped + " stopped). Type ./mesh up first.");
    }
    return sandbox;
  }
}
