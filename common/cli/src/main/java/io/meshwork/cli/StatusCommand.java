package io.meshwork.cli;

import io.meshwork.cli.terminal.Terminal;
import io.meshwork.sandbox.SandboxStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Says what of the sandbox is running. */
@Command(
    name = "status",
    description = "Show which servers of the sandbox run, where, and where they log.",
    footer = {"%nExit code: 0 if all run, 5 if not.", "%nExamples:", "  mesh status"})
final class StatusCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    Terminal terminal = Terminal.standard();
    SandboxStatus status = LocalSandbox.of(Project.current()).status();
    StatusTable.of(status, terminal).forEach(terminal::line);
    return status.allRunning() ? ExitCode.OK : ExitCode.UNAVAILABLE;
  }
}
