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
import picocli.CommandLine.Parameters;

/** Shows the whole of Meshwork on this machine, and checks it. */
@Command(
    name = "demo",
    description = {
      "Take generated events with known defects through real servers: a batch, then a stream while"
          + " events keep coming; in the end the erasure of a person.",
      "Prints every count beside the number that the generator injected."
    },
    footer = {
      "%nExit code: 0 if every count equals what was injected, 1 if one differs.",
      "The demo has servers of its own on free ports, in .mesh/demo, with fresh data each time.",
      "%nExamples:",
      "  mesh demo",
      "  mesh demo weather    (one domain, and what it needs of others)",
      "  mesh demo --keep    (leave the servers running, to look around; \"mesh down\" stops them)"
    })
public final class DemoCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "DOMAIN",
      description =
          "Only products of these domains, and what they need. All domains if none is given.")
  private List<String> domains = List.of();

  @Option(names = "--keep", description = "Leave the demo's servers running.")
  private boolean keep;

  private final Terminal terminal = Terminal.standard();

  @Override
  public Integer call() throws InterruptedException {
    Instant begun = Instant.now();
    Project project = Project.current();
    DemoPlan plan = plan(project);
    Sandbox sandbox = fresh(project);
    try {
      List<Comparison> comparisons = run(project, sandbox, plan, begun);
      return comparisons.stream().allMatch(Comparison::agrees) ? ExitCode.OK : ExitCode.DEFECT;
    } finally {
      end(sandbox);
    }
  }

  private DemoPlan plan(Project project) {
    for (String domain : domains) {
      if (!project.domains().contains(domain)) {
        throw CliException.usage(
            "there is no domain \"%s\". Domains: %s."
                .formatted(domain, String.join(", ", project.domains())));
      }
    }
    DemoPlan plan = DemoPlan.of(project, domains);
    if (plan.isEmpty()) {
      throw CliException.usage(
          "there is nothing to show: no jobs/%s/demo/*.conf."
              .formatted(domains.isEmpty() ? "*" : String.join(",", domains)));
    }
    return plan;
  }

  private List<Comparison> run(Project project, Sandbox sandbox, DemoPlan plan, Instant begun)
      throws InterruptedException {
    Step step = Step.begin(terminal, "Kafka, Cassandra");
    sandbox.up();
    step.done("up at %s, %s".formatted(sandbox.bootstrapServers(), sandbox.contactPoint()));
    DemoReport report = new DemoReport(project, terminal);
    try (Tables tables = Tables.of(sandbox)) {
      List<Compared> results = new Demo(project, sandbox, terminal).run(plan, tables);
      List<Comparison> comparisons = results.stream().map(Compared::comparison).toList();
      results.forEach(result -> report.rows(result.contract(), tables));
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
