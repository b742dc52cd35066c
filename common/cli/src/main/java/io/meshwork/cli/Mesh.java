package io.meshwork.cli;

import io.meshwork.catalog.UnreadableRunException;
import io.meshwork.cli.airflow.AirflowCommand;
import io.meshwork.cli.bench.BenchCommand;
import io.meshwork.cli.contract.ContractCommand;
import io.meshwork.cli.demo.DemoCommand;
import io.meshwork.cli.dryrun.CheckCommand;
import io.meshwork.cli.dryrun.ProfileCommand;
import io.meshwork.cli.dryrun.SuggestCommand;
import io.meshwork.cli.metrics.MetricsCommand;
import io.meshwork.cli.policy.PolicyCommand;
import io.meshwork.cli.quarantine.QuarantineCommand;
import io.meshwork.cli.replay.ReplayCommand;
import io.meshwork.cli.report.ReportCommand;
import io.meshwork.cli.report.RunsCommand;
import io.meshwork.cli.submit.RunCommand;
import io.meshwork.contract.InvalidContractException;
import io.meshwork.governance.policy.InvalidPoliciesException;
import io.meshwork.sandbox.SandboxException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;

/** The mesh command. */
@Command(
    name = "mesh",
    mixinStandardHelpOptions = true,
    version = "mesh 0.1.0",
    description = "A data mesh on Kafka, Spark, Cassandra and Airflow, on this machine.",
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      RunCommand.class,
      CheckCommand.class,
      ProfileCommand.class,
      SuggestCommand.class,
      ReplayCommand.class,
      QuarantineCommand.class,
      RunsCommand.class,
      ReportCommand.class,
      MetricsCommand.class,
      BenchCommand.class,
      ProductsCommand.class,
      ContractCommand.class,
      PolicyCommand.class,
      AirflowCommand.class
    },
    footer = {
      "  test      Run every test and every style check; arguments go to Maven.",
      "",
      "\"mesh COMMAND --help\" explains a command, with examples."
    })
public final class Mesh {
  private static final OptionSpec HELP =
      OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help.").build();

  private Mesh() {}

  /** Runs one command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    System.setOut(utf8(FileDescriptor.out));
    System.setErr(utf8(FileDescriptor.err));
    System.exit(commandLine().execute(args));
  }

  /** The whole command line, its errors made into messages and exit codes. */
  public static CommandLine commandLine() {
    Examples.nameAProduct(Project.current());
    CommandLine line = new CommandLine(new Mesh());
    line.setExecutionExceptionHandler((e, command, parsed) -> report(e, command));
    line.setParameterExceptionHandler(new UsageErrors());
    line.setUsageHelpWidth(96).setUsageHelpLongOptionsMaxWidth(28);
    addHelp(line);
    return line;
  }

  private static void addHelp(CommandLine line) {
    for (CommandLine command : line.getSubcommands().values()) {
      command.getCommandSpec().addOption(HELP);
      addHelp(command);
    }
  }

  private static int report(Exception e, CommandLine command) throws Exception {
    OptionalInt code = exitCode(e);
    if (code.isEmpty()) {
      // Nobody foresaw this one: the trace is what helps.
      throw e;
    }
    command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + e.getMessage());
    return code.getAsInt();
  }

  private static OptionalInt exitCode(Exception e) {
    if (e instanceof CliException foreseen) {
      return OptionalInt.of(foreseen.exitCode());
    }
    if (e instanceof SandboxException) {
      return OptionalInt.of(ExitCode.UNAVAILABLE);
    }
    if (e instanceof InvalidContractException || e instanceof InvalidPoliciesException) {
      return OptionalInt.of(ExitCode.CONTRACT);
    }
    return e instanceof UnreadableRunException
        ? OptionalInt.of(ExitCode.USAGE)
        : OptionalInt.empty();
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
