package io.meshwork.cli.demo;

import io.meshwork.catalog.RunRecord;
import io.meshwork.cli.Ages;
import io.meshwork.cli.CliException;
import io.meshwork.cli.ExitCode;
import io.meshwork.cli.Folders;
import io.meshwork.cli.LocalSandbox;
import io.meshwork.cli.Project;
import io.meshwork.cli.terminal.Step;
import io.meshwork.cli.terminal.Terminal;
import io.meshwork.sandbox.Sandbox;
import io.meshwork.sandbox.SandboxOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the whole of Meshwork on this machine, and checks it. */
@Command(
    name = "demo",
    description = {
      "Take generated events with known defects through real servers: a batch, then a stream while"
          + " events keep coming.",
      "Prints every count beside the number that the generator injected."
    },
    footer = {
      "%nExit code: 0 if every count equals what was injected, 1 if one differs.",
      "The demo has servers of its own on free ports, in .mesh/demo, with fresh data each time.",
      "%nExamples:",
      "  mesh demo",
      "  mesh demo --keep    (leave the servers running, to look around; \"mesh down\" stops them)"
    })
public final class DemoCommand implements Callable<Integer> {
  @Option(names = "--keep", description = "Leave the demo's servers running.")
  private boolean keep;

  private final Terminal terminal = Terminal.standard();

  @Override
  public Integer call() throws InterruptedException {
    Instant begun = Instant.now();
    Project project = Project.current();
    List<ProductDemo> products = ProductDemo.all(project);
    if (products.isEmpty()) {
      throw CliException.usage("there is nothing to show: no jobs/*/demo/*.conf.");
    }
    Sandbox sandbox = fresh(project);
    try {
      List<Comparison> comparisons = run(project, sandbox, products, begun);
      return comparisons.stream().allMatch(Comparison::agrees) ? ExitCode.OK : ExitCode.DEFECT;
    } finally {
      end(sandbox);
    }
  }

  private List<Comparison> run(
      Project project, Sandbox sandbox, List<ProductDemo> products, Instant begun)
      throws InterruptedException {
    Step step = Step.begin(terminal, "Kafka, Cassandra");
    sandbox.up();
    step.done("up at %s, %s".formatted(sandbox.bootstrapServers(), sandbox.contactPoint()));
    List<ProductResult> results = new Demo(project, sandbox, terminal).run(products);
    DemoReport report = new DemoReport(project, terminal);
    try (Tables tables = Tables.of(sandbox)) {
      List<Comparison> comparisons =
          results.stream().map(result -> result.comparison(tables)).toList();
      results.forEach(result -> report.rows(result.demo().contract(), tables));
      comparisons.forEach(report::counts);
      List<RunRecord> runs = results.stream().flatMap(result -> result.runs().stream()).toList();
      report.reports(runs);
      report.conclusion(comparisons, Ages.of(Duration.between(begun, Instant.now())));
      return comparisons;
    }
  }

  private Sandbox fresh(Project project) {
    SandboxOptions options = SandboxOptions.forTests().withStopWithJvm(!keep);
    Sandbox sandbox = LocalSandbox.ofDemo(project, options);
    sandbox.down();
    sandbox.wipe();
    Folders.delete(project.demoState().resolve("checkpoints"));
    return sandbox;
  }

  private void end(Sandbox sandbox) {
    if (keep) {
      terminal.line(
          "The servers are left running: Kafka at %s, Cassandra at %s. \"mesh down\" stops them."
              .formatted(sandbox.bootstrapServers(), sandbox.contactPoint()));
      return;
    }
    sandbox.close();
  }
}
