package io.meshwork.cli.demo;

import io.meshwork.catalog.RunRecord;
import io.meshwork.cli.LocalTopics;
import io.meshwork.cli.Product;
import io.meshwork.cli.Project;
import io.meshwork.cli.demo.Submissions.Submission;
import io.meshwork.cli.report.Runs;
import io.meshwork.cli.terminal.Step;
import io.meshwork.cli.terminal.Terminal;
import io.meshwork.sandbox.Sandbox;
import io.meshwork.sandbox.generator.EventGenerator;
import io.meshwork.sandbox.generator.Expected;
import io.meshwork.sandbox.generator.KafkaPublisher;
import io.meshwork.sandbox.generator.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Takes generated events of products through submitted jobs, in a sandbox that is up. */
final class Demo {
  private static final long POLL_MILLIS = 200;
  // From the submission of a stream until it has caught up, besides the time that publishing takes.
  private static final Duration CATCH_UP = Duration.ofMinutes(3);

  private final Project project;
  private final Sandbox sandbox;
  private final Terminal terminal;
  private final Submissions submissions;
  private final Runs runs;

  Demo(Project project, Sandbox sandbox, Terminal terminal) {
    this.project = project;
    this.sandbox = sandbox;
    this.terminal = terminal;
    this.submissions = new Submissions(project, sandbox, project.demoState());
    this.runs = Runs.of(project);
  }

  /**
   * Runs each product's batch, and its stream if it has one; then what is made from them; last what
   * erases from the tables of all these, whose counts are taken before.
   *
   * @param tables of the same sandbox
   */
  List<Compared> run(DemoPlan plan, Tables tables) throws InterruptedException {
    try (KafkaPublisher publisher = KafkaPublisher.to(sandbox.bootstrapServers())) {
      List<DemoResult> results = new ArrayList<>();
      for (ProductDemo product : plan.sources()) {
        results.add(run(product, publisher));
      }
      for (ComputedDemo product : plan.computed()) {
        results.add(run(product, plan.injected(), publisher));
      }
      List<Compared> compared =
          new ArrayList<>(results.stream().map(result -> result.compared(tables)).toList());
      for (ProductDemo product : plan.erasures()) {
        compared.add(erase(product, plan, publisher, tables));
      }
      return compared;
    }
  }

  private ComputedResult run(ComputedDemo product, Injected events, KafkaPublisher publisher)
      throws InterruptedException {
    LocalTopics.ensure(sandbox.bootstrapServers(), product.contract());
    long changes = publisher.records(product.contract().input().topics());
    return new ComputedResult(product, events, changes, List.of(batch(product.product())));
  }

  private Compared erase(
      ProductDemo product, DemoPlan plan, KafkaPublisher publisher, Tables tables)
      throws InterruptedException {
    ErasureCheck check = ErasureCheck.of(product, plan.contracts(), tables);
    ProductResult result = run(product, publisher);
    Step.begin(terminal, product.product() + " erased").done(check.summary(tables));
    Comparison comparison = result.comparison(tables).with(check.counts(tables));
    return new Compared(product.contract(), result.runs(), comparison);
  }

  private ProductResult run(ProductDemo demo, KafkaPublisher publisher)
      throws InterruptedException {
    EventGenerator generator = EventGenerator.of(demo.spec(), Instant.now());
    Phase batch = generator.batch();
    Expected expected = batch.expected();
    List<RunRecord> done = new ArrayList<>();
    publish(demo, batch, publisher);
    done.add(batch(demo.product()));
    if (demo.streams()) {
      Phase stream = generator.stream(Instant.now());
      expected = expected.plus(stream.expected());
      done.add(stream(demo, stream, publisher));
    }
    return new ProductResult(demo, expected, done);
  }

  private void publish(ProductDemo demo, Phase phase, KafkaPublisher publisher) {
    Step step = Step.begin(terminal, demo.product() + " publish");
    publisher.createTopic(demo.spec().topic());
    LocalTopics.ensure(sandbox.bootstrapServers(), demo.contract());
    long sent = publisher.publish(demo.spec().topic().name(), phase.records());
    step.done("%,d records".formatted(sent));
  }

  private RunRecord batch(Product product) throws InterruptedException {
    Step step = Step.begin(terminal, product + " --batch");
    Submission batch = submissions.submit(product, "--batch");
    while (batch.process().isRunning()) {
      long consumed = batch.consumed(project.runs());
      step.update(consumed == 0 ? Step.WAITING : "consumed %,d".formatted(consumed));
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
    return finished(step, batch.success());
  }

  private RunRecord stream(ProductDemo demo, Phase phase, KafkaPublisher publisher)
      throws InterruptedException {
    Step step = Step.begin(terminal, demo.product() + " --stream");
    Submission stream = submissions.submit(demo.product(), "--stream");
    Instant deadline = Instant.now().plus(demo.spec().stream().duration()).plus(CATCH_UP);
    String run =
        new StreamPhase(phase, demo.spec().topic().name(), project.runs(), step)
            .run(publisher, stream, deadline);
    return finished(step, run);
  }

  private RunRecord finished(Step step, String name) {
    RunRecord run = runs.read(name);
    runs.render(run);
    step.done(
        "consumed %,d, landed %,d, quarantined %,d"
            .formatted(run.counts().consumed(), run.counts().landed(), run.counts().quarantined()));
    return run;
  }
}
