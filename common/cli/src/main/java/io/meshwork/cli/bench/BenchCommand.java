package io.meshwork.cli.bench;

import io.meshwork.cli.CliException;
import io.meshwork.cli.ExitCode;
import io.meshwork.cli.Folders;
import io.meshwork.cli.LocalSandbox;
import io.meshwork.cli.Project;
import io.meshwork.cli.Spelling;
import io.meshwork.cli.submit.Job;
import io.meshwork.cli.submit.JobProcess;
import io.meshwork.cli.terminal.Step;
import io.meshwork.cli.terminal.Terminal;
import io.meshwork.sandbox.Sandbox;
import io.meshwork.sandbox.SandboxOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures what the README claims. */
@Command(
    name = "bench",
    description = {
      "Measure Meshwork against its peers: each does the same work in turn, against the same"
          + " servers.",
      "Prints times, rates and ratios, and writes them as JSON. Only the ratios are claims."
    },
    footer = {
      "%nBenchmarks:",
      "  pipeline  from Kafka to Cassandra, with all of data quality, against others without any",
      "  landing   rows from memory into Cassandra, against the driver, the connector, dsbulk",
      "  backfill  many rows as sstables (--bulk), against landing by CQL",
      "  suite     10, 40 and 160 rules over rows in memory, against Deequ and aggregates by hand",
      "  stream    from Kafka's timestamp to readable, at fixed rates; what it keeps up with",
      "  derived   rollups kept up to date, against Spark's windows with state and over the table",
      "  growth    the whole product over more and more events, and with much from before",
      "  start     from spark-submit to the first row, taken apart, against a bare Spark job",
      "%nExit code: 0 if all was measured, whether a goal is met or missed. One that fails doesn't keep the others.",
      "The benchmarks have servers of their own on free ports, in .mesh/bench, with fresh data.",
      "%nExamples:",
      "  mesh bench pipeline",
      "  mesh bench all --pairs 5",
      "  mesh bench growth --events 1000000 --events 10000000 --pairs 2",
      "  mesh bench stream --pairs 1 --rate 2000 --backlog 0"
    })
public final class BenchCommand implements Callable<Integer> {
  private static final List<String> NAMES =
      List.of("pipeline", "landing", "backfill", "suite", "stream", "derived", "growth", "start");
  private static final String ALL = "all";
  private static final int CASSANDRA_HEAP_MIB = 1024;

  @Parameters(paramLabel = "NAME", arity = "1..*", description = "A benchmark, or \"all\".")
  private List<String> names;

  @Option(
      names = "--pairs",
      paramLabel = "N",
      defaultValue = "5",
      description = "Rounds that count, after one that warms up (default: ${DEFAULT-VALUE}).")
  private int pairs;

  @Option(
      names = "--side",
      paramLabel = "SIDE",
      description = "One of a benchmark's sides alone, such as meshwork; may be repeated.")
  private List<String> sides = List.of();

  @Option(
      names = "--events",
      paramLabel = "N",
      description = "How many events growth compares, instead of its usual counts; repeat it.")
  private List<Long> events = List.of();

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Events a second at which stream measures; may be repeated. 0 alone: none.")
  private List<Integer> rates = List.of();

  @Option(
      names = "--backlog",
      paramLabel = "N",
      description = {
        "Events that stream has to catch up with, instead of an hour's at 2,000 a second;"
            + " 0 measures neither that nor the greatest rate."
      })
  private Long backlog;

  @Option(
      names = "--smoke",
      description = "A little of the work, to see that it runs; the figures mean nothing.")
  private boolean smoke;

  private final Terminal terminal = Terminal.standard();

  @Override
  public Integer call() throws InterruptedException {
    List<String> wanted = wanted();
    if (pairs < 1) {
      throw CliException.usage("--pairs is " + pairs + ". Give 1 or more.");
    }
    Project project = Project.current();
    Sandbox sandbox = fresh(project);
    try {
      Step step = Step.begin(terminal, "Kafka, Cassandra");
      sandbox.up();
      step.done("up at %s, %s".formatted(sandbox.bootstrapServers(), sandbox.contactPoint()));
      JobProcess process =
          JobProcess.inForeground(
              job(project, wanted)
                  .against(
                      sandbox,
                      folder(project).resolve("runs"),
                      folder(project).resolve("checkpoints")));
      return process.exitCode() == 0 ? ExitCode.OK : ExitCode.DEFECT;
    } finally {
      sandbox.close();
    }
  }

  private List<String> wanted() {
    if (names.contains(ALL)) {
      return NAMES;
    }
    for (String name : names) {
      if (!NAMES.contains(name)) {
        throw CliException.usage(
            "there is no benchmark \"%s\".%s There are: %s, and %s."
                .formatted(
                    name,
                    Spelling.closest(name, NAMES)
                        .map(best -> " Did you mean " + best + "?")
                        .orElse(""),
                    String.join(", ", NAMES),
                    ALL));
      }
    }
    return names;
  }

  private Job job(Project project, List<String> wanted) {
    Path application = project.home().resolve("benchmarks/target/meshwork-benchmarks.jar");
    if (!Files.isRegularFile(application)) {
      throw CliException.usage(
          "the benchmarks aren't built: no %s. Type: mvn -q -DskipTests package"
              .formatted(project.shown(application)));
    }
    List<String> arguments = new ArrayList<>(wanted);
    arguments.addAll(List.of("--pairs", String.valueOf(pairs)));
    arguments.addAll(List.of("--folder", folder(project).toString()));
    sides.forEach(side -> arguments.addAll(List.of("--side", side)));
    events.forEach(count -> arguments.addAll(List.of("--events", count.toString())));
    rates.forEach(rate -> arguments.addAll(List.of("--rate", String.valueOf(rate))));
    if (backlog != null) {
      arguments.addAll(List.of("--backlog", String.valueOf(backlog)));
    }
    if (smoke) {
      arguments.add("--smoke");
    }
    return Job.ofBenchmarks(project, application, arguments);
  }

  private static Path folder(Project project) {
    return project.state().resolve("bench");
  }

  private static Sandbox fresh(Project project) {
    SandboxOptions options =
        SandboxOptions.forTests().withCassandraHeapMib(CASSANDRA_HEAP_MIB).withKafkaHeapMib(512);
    Sandbox sandbox = LocalSandbox.ofBenchmarks(project, options);
    sandbox.down();
    sandbox.wipe();
    Folders.delete(folder(project).resolve("checkpoints"));
    return sandbox;
  }
}
