package io.meshwork.cli;

import io.meshwork.cli.terminal.Terminal;
import io.meshwork.sandbox.Sandbox;
import io.meshwork.sandbox.SandboxOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stops the sandbox. */
@Command(
    name = "down",
    description =
        "Stop the sandbox's servers, and those that a demo kept, and nothing else. Their data stay.",
    footer = {"%nExamples:", "  mesh down", "  mesh down --wipe    (start from nothing next time)"})
final class DownCommand implements Callable<Integer> {
  @Option(
      names = "--wipe",
      description = "Forget the topics, the tables and how far the jobs have read. Reports stay.")
  private boolean wipe;

  @Override
  public Integer call() {
    Terminal terminal = Terminal.standard();
    Project project = Project.current();
    Sandbox sandbox = LocalSandbox.of(project);
    boolean wasRunning = sandbox.status().anyRunning();
    sandbox.down();
    stopDemo(project, terminal);
    terminal.line(wasRunning ? "The sandbox is down." : "The sandbox was down already.");
    if (wipe) {
      sandbox.wipe();
      // Offsets that a checkpoint remembers mean nothing to an empty broker.
      Folders.delete(project.checkpoints());
      terminal.line("Its data are forgotten.");
    }
    return ExitCode.OK;
  }

  private static void stopDemo(Project project, Terminal terminal) {
    Sandbox demo = LocalSandbox.ofDemo(project, SandboxOptions.forTests().withStopWithJvm(false));
    if (demo.status().anyRunning()) {
      demo.down();
      terminal.line("The demo's servers are down.");
    }
  }
}
